import assert from "node:assert/strict";
import { test } from "node:test";
import { start } from "../../static/js/desk/actions.js";
import { agreementsStep, listShown, nextPage, offered, ofList } from "../../static/js/desk/agreed.js";
import { openWord, unvoted } from "../../static/js/desk/asking.js";
import { mayDo } from "../../static/js/desk/rights.js";
import { roomAfterGo, roomDocs } from "../../static/js/desk/room.js";
import { pictureOf } from "../../static/js/screen/picture.js";

const AGREED = { collect: "both", levels: ["zelf", "school", "gemeente", "Den Haag"], offers: true, view: "conditions", page: null, vote: { open: false } };
const step = (agreements = {}) => ({ id: "s9", kind: "agreements", title: "Afspraken", agreements: { ...AGREED, ...agreements } });
const condition = (id, rest = {}) => ({ id, level: "zelf", text: `Tekst ${id}`, status: "listed", vote: null, counts: null, ...rest });

function deskWith(docs, audience = "desk", chosen = null) {
  const sent = [];
  const all = (prefix) => Object.keys(docs).filter((key) => key.startsWith(prefix)).map((key) => docs[key]);
  return {
    sent,
    docs: { get: (key) => docs[key], all, keys: (prefix) => Object.keys(docs).filter((key) => key.startsWith(prefix)) },
    may: (verb) => mayDo(audience, verb),
    do: (verb, fields = {}) => sent.push([verb, fields]),
    agreedShown: { value: chosen },
    tab: { value: "agreements" },
  };
}

const meetup = { state: "open" };

test("one key lets the room vote on all that is on the list, and closes the vote", () => {
  const desk = deskWith({ meetup, step: step(), "condition/1": condition(1), "condition/2": condition(2, { status: "parked" }) });
  assert.deepEqual(unvoted(desk).map(({ id }) => id), [1]);
  assert.ok(start(desk, "openClose"));
  const voting = deskWith({ meetup, step: step({ vote: { open: true } }), "condition/1": condition(1, { vote: "open" }) });
  assert.ok(start(voting, "openClose"));
  assert.deepEqual([desk.sent, voting.sent], [[["conditions.open", {}]], [["conditions.close", {}]]]);
  assert.notEqual(openWord(desk), openWord(voting));
});

test("there is nothing to vote on when the room voted on everything, and no operator opens a vote", () => {
  const voted = { meetup, step: step(), "condition/1": condition(1, { vote: "closed" }) };
  assert.equal(start(deskWith(voted), "openClose"), false);
  assert.equal(start(deskWith({ meetup, step: step(), "condition/1": condition(1) }, "operator"), "openClose"), false);
  assert.equal(start(deskWith(voted), "reveal"), false, "the room saw it at the close");
});

test("what waits stands first, in the order in which it came; then the list, the newest first; what is parked stands elsewhere", () => {
  const items = [condition(1), condition(2, { status: "waiting" }), condition(3), condition(4, { status: "waiting" }), condition(5, { status: "hidden" }), condition(6, { status: "parked" })];
  assert.deepEqual(ofList(items).map(({ id }) => id), [2, 4, 3, 1, 5]);
  const desk = deskWith({ "condition/2": items[1], "agreement/1": { id: 1, what: "Bellen", status: "waiting" }, "agreement/2": { id: 2, what: "Bellen", status: "listed" } });
  assert.equal(offered(desk).length, 2);
});

test("the desk looks at what the screen shows until it looks elsewhere, and before its step is on air at what it is for", () => {
  assert.equal(listShown(deskWith({}), step({ view: "parked" })), "parked");
  assert.equal(listShown(deskWith({}, "desk", "baton"), step()), "baton");
  const show = { steps: [{ id: "s1", kind: "text" }, { id: "s9", kind: "agreements", own: { agreements: { collect: "both", levels: [], offers: true } } }] };
  assert.equal(listShown(deskWith({}), agreementsStep(deskWith({ show }))), "conditions");
  assert.equal(agreementsStep(deskWith({ show: { steps: [] } })), null);
});

test("one key turns the sheets, round and round; on the last one the screen follows what is new", () => {
  const many = Object.fromEntries(Array.from({ length: 4 }, (_, at) => [`condition/${at + 1}`, condition(at + 1, { text: "woorden ".repeat(14).trim() })]));
  assert.equal(nextPage(deskWith({ step: step(), "condition/1": condition(1) })), null, "there is one");
  assert.deepEqual(nextPage(deskWith({ step: step(), ...many })), { view: "conditions", page: 0 });
  assert.deepEqual(nextPage(deskWith({ step: step({ page: 2 }), ...many })), { view: "conditions" });
});

test("of what waits, of open votes and of names that are not for the screen the desk's picture of the room shows nothing", () => {
  const deal = (id, rest) => ({ id, what: "Bellen", who: "", when: "", first_step: "", status: "listed", name: "N. Voorbeeld", on_screen: false, ...rest });
  const docs = {
    step: step(),
    screen: { scene: "conditions" },
    "condition/1": condition(1, { vote: "open", counts: { agree: 3, disagree: 0, pass: 0 } }),
    "condition/2": condition(2, { status: "waiting" }),
    "condition/3": condition(3, { status: "parked" }),
    "agreement/1": deal(1),
    "agreement/2": deal(2, { on_screen: true }),
  };
  const picture = pictureOf(roomDocs(deskWith(docs).docs));
  assert.deepEqual(picture.conditions.map(({ id, counts }) => [id, counts]), [[1, null]]);
  assert.deepEqual(picture.agreements.map(({ name }) => name), ["", "N. Voorbeeld"]);
  const parking = pictureOf(roomDocs(deskWith({ ...docs, step: step({ view: "parked" }) }).docs));
  assert.deepEqual(parking.conditions.map(({ id }) => id), [1, 3]);
});

test("what GO will show of such a step is what it is for, with what was agreed so far", () => {
  const docs = deskWith({ meetup, "condition/1": condition(1), baton: { to: "Almere", message: "" } }).docs;
  const after = (collect) => pictureOf(roomAfterGo({ id: "s9", kind: "agreements", title: "Afspraken", own: { agreements: { collect, levels: ["zelf"], offers: true } } }, docs));
  assert.deepEqual([after("both").scene, after("both").conditions.length, after("both").step.agreements.view], ["conditions", 1, "conditions"]);
  assert.deepEqual([after("baton").scene, after("baton").baton.to, after("agreements").baton], ["baton", "Almere", null]);
});
