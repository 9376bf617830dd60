import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { countedOptions, groupsOf, optionsOf } from "../../static/js/phone/choosing/options.js";
import { inOwnOrder, placeOf, Standing } from "../../static/js/phone/choosing/order.js";
import { isDot, moved, OwnDots, sumOf } from "../../static/js/phone/choosing/own-dots.js";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const SIXTY = Array.from({ length: 60 }, (nothing, at) => String(at + 1));

function python(said) {
    return JSON.parse(execFileSync(join(ROOT, ".venv", "bin", "python"), ["-c", `import json; from facilitator.web.own_order import *; print(json.dumps(${said}))`], { cwd: ROOT, encoding: "utf-8" }));
}

test("the order of a phone is the one of the page that the server makes for it", () => {
    const targets = SIXTY.concat("g1", "g2", "g17");
    assert.deepEqual(inOwnOrder("a1b2c3d4e5f6", targets), python(`in_own_order("a1b2c3d4e5f6", ${JSON.stringify(targets)})`));
    assert.equal(placeOf(""), python('place_of("")'));
});

test("every phone has its own order, and always the same", () => {
    assert.deepEqual(inOwnOrder("anna", SIXTY), inOwnOrder("anna", SIXTY.slice().reverse()));
    assert.notDeepEqual(inOwnOrder("anna", SIXTY), inOwnOrder("bram", SIXTY));
    assert.deepEqual(inOwnOrder("anna", SIXTY).slice().sort(), SIXTY.slice().sort());
});

test("over many phones everything stands everywhere about as often", () => {
    const phones = Array.from({ length: 600 }, (nothing, at) => inOwnOrder(`phone${at}`, SIXTY.slice(0, 6)));
    for (const target of SIXTY.slice(0, 6)) {
        for (let place = 0; place < 6; place += 1) {
            const often = phones.filter((order) => order[place] === target).length;
            assert.ok(often > 60 && often < 145, `${target} at ${place}: ${often} of 600`);
        }
    }
    const together = phones.filter((order) => Math.abs(order.indexOf("1") - order.indexOf("2")) === 1).length;
    assert.ok(together > 140 && together < 260, `neighbours: ${together} of 600`); // by chance a third
});

test("what comes later leaves what is there where it is", () => {
    const standing = new Standing("anna");
    const before = standing.arrive(SIXTY.slice(0, 20)).slice();
    const after = standing.arrive(SIXTY.slice(0, 25));
    assert.deepEqual(after.slice(0, 20), before);
    assert.deepEqual(after.slice(20), inOwnOrder("anna", SIXTY.slice(20, 25)));
    const all = inOwnOrder("anna", SIXTY.slice(0, 25)); // as after a reload
    assert.deepEqual(all.filter((target) => before.includes(target)), before);
});

test("what is gone keeps its place, and has it again when it comes back", () => {
    const standing = new Standing("anna");
    const before = standing.arrive(["1", "2", "3"]).slice();
    assert.deepEqual(standing.arrive(["1", "3"]), before);
    assert.deepEqual(standing.arrive(["1", "2", "3"]), before);
});

// what can be chosen

function docsOf(documents) {
    return { get: (key) => documents[key], keys: (prefix) => Object.keys(documents).filter((key) => key.startsWith(prefix)) };
}

const idea = (id, step = "s1") => ({ id, step, text: `idee ${id}` });
const DOCS = docsOf({
    "idea/3": idea(3), "idea/1": idea(1), "idea/2": idea(2), "idea/4": idea(4), "idea/9": idea(9, "s2"),
    groups: { groups: [{ id: "g2", step: "s1", name: "Later", ideas: [1, 3] }, { id: "g1", step: "s1", name: "Leeg", ideas: [8] }, { id: "g3", step: "s2", name: "Elders", ideas: [9] }] },
});

test("dots on ideas: each of the step; on groups: groups with something to see, then what is in none", () => {
    assert.deepEqual(optionsOf(DOCS, "s1", "ideas").map(({ target }) => target), ["1", "2", "3", "4"]);
    const options = optionsOf(DOCS, "s1", "groups");
    assert.deepEqual(options.map(({ target, words, ideas }) => [target, words, ideas.map(({ id }) => id)]), [["g2", "Later", [1, 3]], ["2", "idee 2", []], ["4", "idee 4", []]]);
    assert.deepEqual(optionsOf(docsOf({ "idea/1": idea(1) }), "s1", "groups").map(({ target }) => target), ["1"]);
});

test("the ideas in no group stand at the end, without a name", () => {
    assert.deepEqual(groupsOf(DOCS, "s1").map(({ name, ideas }) => [name, ideas.length]), [["Later", 2], [null, 2]]);
    assert.deepEqual(groupsOf(DOCS, "s2").map(({ name }) => name), ["Elders"]);
});

test("most dots first, equal ones as they were made, and how many got none", () => {
    const { rows, most, without } = countedOptions(optionsOf(DOCS, "s1", "ideas"), { 1: 2, 2: 0, 3: 5, 4: 2 });
    assert.deepEqual([rows.map(({ target, count }) => [target, count]), most, without], [[["3", 5], ["1", 2], ["4", 2]], 5, 1]);
    assert.deepEqual(countedOptions([], {}), { rows: [], most: 0, without: 0 });
});

// one's own

function phoneWith(placed, waiting = []) {
    const sent = [];
    const told = { "my/dots": placed && { step: "s1", left: 0, placed } };
    const phone = {
        sent, told, mine: { get: (key) => told[key] },
        waiting: (verb) => waiting.concat(sent).filter((command) => command.verb === verb),
        send: (verb, fields) => sent.push(Object.assign({ id: `c${sent.length}`, verb }, fields)),
    };
    return phone;
}

test("a dot is seen at once, and what is sent names an idea or a group", () => {
    const phone = phoneWith({ 17: 1 });
    const own = new OwnDots(phone, "s1");
    own.move("17", 1);
    own.move("g2", 1);
    own.move("17", -1);
    assert.deepEqual(own.placed(), { 17: 1, g2: 1 });
    assert.deepEqual(phone.sent, [{ id: "c0", verb: "dot.place", idea: 17 }, { id: "c1", verb: "dot.place", group: "g2" }, { id: "c2", verb: "dot.take", idea: 17 }]);
    assert.equal(own.isUnder("g2"), true);
    assert.equal(own.isUnder("4"), false);
});

test("after a reload what was not sent yet still counts", () => {
    const own = new OwnDots(phoneWith({ 17: 1 }, [{ id: "a", verb: "dot.place", idea: 4 }, { id: "b", verb: "dot.take", idea: 17 }]), "s1");
    assert.deepEqual(own.placed(), { 4: 1 });
});

test("the dots of another step are not those of this one", () => {
    assert.deepEqual(new OwnDots(phoneWith({ 17: 1 }), "s2").placed(), {});
    assert.deepEqual(new OwnDots(phoneWith(undefined), "s1").placed(), {});
});

test("a refused dot is gone, and those after it stay", () => {
    const phone = phoneWith({ 17: 1 });
    const own = new OwnDots(phone, "s1");
    own.move("17", 1);
    own.move("4", 1);
    const [first] = phone.sent;
    own.acked(first, { ok: false });
    assert.deepEqual(own.placed(), { 17: 1, 4: 1 });
    phone.sent.shift();
    const [second] = phone.sent;
    own.acked(second, { ok: false });
    assert.deepEqual(own.placed(), { 17: 1 });
});

test("once the server says the same its word counts", () => {
    const phone = phoneWith({ g2: 1, 17: 1 });
    const own = new OwnDots(phone, "s1");
    own.move("4", 1);
    own.acked(phone.sent.pop(), { ok: true });
    phone.told["my/dots"].placed = { 17: 1, 4: 1, g2: 1 };
    assert.deepEqual(own.placed(), { 4: 1, 17: 1, g2: 1 });
    phone.told["my/dots"].placed = { 17: 1 };
    assert.deepEqual(own.placed(), { 17: 1 });
});

test("nothing lies where less than one dot lies", () => {
    assert.deepEqual(moved([["1", 1]], [["1", -1], ["2", -1], ["3", 2]]), [["3", 2]]);
    assert.equal(sumOf({ 1: 2, g1: 1 }), 3);
    assert.deepEqual([{ verb: "dot.place" }, { verb: "idea.support" }].map(isDot), [true, false]);
});
