import assert from "node:assert/strict";
import { test } from "node:test";
import { Delivery } from "../../static/js/live/delivery.js";
import { Outbox } from "../../static/js/live/outbox.js";
import { memoryStorage } from "../../static/js/live/storage.js";

/** A post office without a socket: `sent` is what went out, `answer` acknowledges the last, `pass` lets time go by. */
function office({ durable = true, online = true, storage = memoryStorage() } = {}) {
    const world = { sent: [], settled: [], later: [], online, time: 0 };
    world.outbox = new Outbox(storage, "box");
    world.delivery = new Delivery({
        outbox: world.outbox,
        durable,
        emit: (command, onAck) => (world.online ? world.sent.push({ command, onAck }) : false),
        changed: () => {},
        acked: (command, ack) => world.settled.push([command.id, ack.code || "ok"]),
        after: (task, ms) => world.later.push({ task, at: world.time + ms }),
        now: () => world.time,
    });
    world.answer = (ack) => world.sent.at(-1).onAck(Object.assign({ id: world.sent.at(-1).command.id }, ack));
    world.pass = (ms) => {
        world.time += ms;
        const due = world.later.filter((each) => each.at <= world.time);
        world.later = world.later.filter((each) => each.at > world.time);
        due.forEach((each) => each.task());
    };
    return world;
}

test("a command is kept until its acknowledgement, and the sender gets that", async () => {
    const world = office();
    const promise = world.delivery.send("answer", { round: "r1" });
    assert.equal(world.outbox.waiting().length, 1);
    world.answer({ ok: true });
    assert.equal((await promise).ok, true);
    assert.equal(world.outbox.waiting().length, 0);
});

test("after a break the same command goes out again with the same id", () => {
    const world = office({ online: false });
    world.delivery.send("answer", { round: "r1" });
    assert.equal(world.sent.length, 0);
    world.online = true;
    world.delivery.deliverAll();
    world.delivery.deliverAll();
    assert.equal(world.sent.length, 2);
    assert.equal(world.sent[0].command.id, world.sent[1].command.id);
});

test("a second acknowledgement of the same command is nothing", () => {
    const world = office();
    world.delivery.send("answer", { round: "r1" });
    world.answer({ ok: true });
    world.answer({ ok: false, code: "closed" });
    assert.deepEqual(world.settled.map((each) => each[1]), ["ok"]);
});

test("what waited from before the page was loaded is sent and settled too", () => {
    const storage = memoryStorage();
    office({ storage, online: false }).delivery.send("answer", { round: "r1" });
    const again = office({ storage });
    again.delivery.deliverAll();
    again.answer({ ok: true });
    assert.equal(again.outbox.waiting().length, 0);
    assert.equal(again.settled.length, 1);
});

test("without an answer for eight seconds a command goes out again", () => {
    const world = office();
    world.delivery.send("answer", { round: "r1" });
    world.pass(8000);
    assert.equal(world.sent.length, 2);
});

test("a phone tries again by itself when it was too fast, but not when it was too late", () => {
    const world = office();
    world.delivery.send("answer", { round: "r1" });
    world.answer({ ok: false, code: "too_fast" });
    assert.equal(world.settled.length, 0);
    world.pass(2000);
    world.answer({ ok: false, code: "closed" });
    assert.deepEqual(world.settled.map((each) => each[1]), ["closed"]);
});

test("it gives up after a few tries and says so", () => {
    const world = office();
    world.delivery.send("answer", { round: "r1" });
    for (const wait of [2000, 4000, 8000]) {
        world.answer({ ok: false, code: "storage" });
        world.pass(wait);
    }
    world.answer({ ok: false, code: "storage" });
    assert.deepEqual(world.settled.map((each) => each[1]), ["storage"]);
});

test("a desk hears every refusal at once", async () => {
    const world = office({ durable: false });
    const promise = world.delivery.send("show.go", {});
    world.answer({ ok: false, code: "storage" });
    assert.equal((await promise).code, "storage");
});

test("what a desk asked long ago is not done unawares when the connection comes back", async () => {
    const world = office({ durable: false, online: false });
    const promise = world.delivery.send("show.go", {});
    world.time = 5001;
    world.online = true;
    world.delivery.deliverAll();
    const [{ command }] = world.sent;
    assert.deepEqual([command.verb, command.late], ["show.go", true], "it asks whether it was done");
    world.answer({ ok: false, code: "not_sent" });
    assert.equal((await promise).code, "not_sent");
});

test("a break of a moment delays what a desk asked, and black is never late", () => {
    const world = office({ durable: false, online: false });
    world.delivery.send("show.go", {});
    world.time = 4000;
    world.online = true;
    world.delivery.deliverAll();
    world.online = false;
    world.delivery.send("screen.black", { on: true });
    world.time = 3600000;
    world.online = true;
    world.delivery.deliverAll();
    assert.deepEqual(world.sent.map(({ command }) => [command.verb, Boolean(command.late)]), [["show.go", false], ["show.go", true], ["screen.black", false]]);
});

test("a phone's commands are never late", () => {
    const world = office({ online: false });
    world.delivery.send("answer", { round: "r1" });
    world.time = 3600000;
    world.online = true;
    world.delivery.deliverAll();
    assert.equal("late" in world.sent[0].command, false);
});

test("a choice that was refused for a moment does not come after a later one", async () => {
    const world = office();
    const first = world.delivery.send("answer", { round: "r1", choice: "o1" });
    world.answer({ ok: false, code: "storage" });
    world.delivery.send("answer", { round: "r1", choice: "o2" });
    world.answer({ ok: true });
    world.pass(60000);
    assert.deepEqual(world.sent.map((each) => each.command.choice), ["o1", "o2"]);
    assert.equal((await first).ok, true);
    assert.equal(world.outbox.waiting().length, 0);
});

test("choices about other things, and ideas, are each tried again", () => {
    const world = office();
    [["idea.support", { idea: 1, value: "agree" }], ["idea.support", { idea: 2, value: "agree" }], ["idea.add", { step: "s1", text: "a" }], ["idea.add", { step: "s1", text: "b" }]].forEach(
        ([verb, fields]) => {
            world.delivery.send(verb, fields);
            world.answer({ ok: false, code: "storage" });
        },
    );
    world.pass(3000);
    assert.equal(world.sent.length, 8);
});
