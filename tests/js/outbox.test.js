import assert from "node:assert/strict";
import { test } from "node:test";
import { Outbox } from "../../static/js/live/outbox.js";
import { memoryStorage } from "../../static/js/live/storage.js";

const vote = { id: "a", verb: "answer" };
const idea = { id: "b", verb: "idea.add" };

test("commands wait in the order in which they were given, until they are settled", () => {
    const outbox = new Outbox(memoryStorage(), "box");
    outbox.add(vote);
    outbox.add(idea);
    assert.deepEqual(outbox.waiting(), [vote, idea]);
    outbox.settle("a");
    assert.deepEqual(outbox.waiting(), [idea]);
});

test("what waited is there after the page was loaded again", () => {
    const storage = memoryStorage();
    new Outbox(storage, "box").add(vote);
    assert.deepEqual(new Outbox(storage, "box").waiting(), [vote]);
});

test("two tabs of one phone lose nothing of each other's", () => {
    const storage = memoryStorage();
    const [one, other] = [new Outbox(storage, "box"), new Outbox(storage, "box")];
    one.add(vote);
    other.add(idea);
    one.settle("a");
    assert.deepEqual(other.waiting(), [idea]);
});

test("a full storage still keeps commands as long as the page lives", () => {
    const storage = Object.assign(memoryStorage(), { setItem: () => { throw new Error("full"); } });
    const outbox = new Outbox(storage, "box");
    outbox.add(vote);
    assert.deepEqual(outbox.waiting(), [vote]);
    outbox.settle("a");
    assert.deepEqual(outbox.waiting(), []);
});

test("nonsense in the storage is no command", () => {
    const storage = memoryStorage();
    storage.setItem("box", '{"id": 1}');
    assert.deepEqual(new Outbox(storage, "box").waiting(), []);
    storage.setItem("box", "[null, 3]");
    assert.deepEqual(new Outbox(storage, "box").waiting(), []);
});
