import assert from "node:assert/strict";
import { test } from "node:test";
import { Documents } from "../../static/js/live/documents.js";

const first = { epoch: "e1", seq: 3, from: 0, docs: { meetup: { title: "Lelystad" }, "idea/1": { id: 1 } } };

function known() {
    const documents = new Documents();
    documents.take(first);
    return documents;
}

test("a push from 0 replaces everything and names what changed", () => {
    const documents = known();
    const taken = documents.take({ epoch: "e1", seq: 5, from: 0, docs: { meetup: { title: "Lelystad" }, step: { id: "s1" } } });
    assert.deepEqual(taken, { keys: ["step", "idea/1"], hole: false });
    assert.deepEqual(documents.keys(), ["meetup", "step"]);
    assert.equal(documents.seq, 5);
});

test("a push that builds on what is known changes only its keys; null takes one away", () => {
    const documents = known();
    const taken = documents.take({ epoch: "e1", seq: 4, from: 3, docs: { "idea/1": null, "idea/2": { id: 2 } } });
    assert.deepEqual(taken, { keys: ["idea/1", "idea/2"], hole: false });
    assert.deepEqual(documents.keys("idea/"), ["idea/2"]);
});

test("the same push twice changes nothing the second time", () => {
    const documents = known();
    const push = { epoch: "e1", seq: 4, from: 3, docs: { step: { id: "s1" } } };
    documents.take(push);
    assert.deepEqual(documents.take(push).keys, []);
});

test("an older push never replaces a newer document", () => {
    const documents = known();
    documents.take({ epoch: "e1", seq: 6, from: 3, docs: { step: { id: "s2" } } });
    assert.deepEqual(documents.take({ epoch: "e1", seq: 5, from: 3, docs: { step: { id: "s1" } } }), { keys: [], hole: false });
    assert.equal(documents.get("step").id, "s2");
    assert.equal(documents.seq, 6);
});

test("a document that is gone stays gone when an older push still has it", () => {
    const documents = known();
    documents.take({ epoch: "e1", seq: 6, from: 3, docs: { "idea/1": null } });
    documents.take({ epoch: "e1", seq: 5, from: 3, docs: { "idea/1": { id: 1 } } });
    assert.equal(documents.get("idea/1"), undefined);
});

test("a push beyond what is known is a hole, and so is another epoch", () => {
    const documents = known();
    assert.deepEqual(documents.take({ epoch: "e1", seq: 9, from: 7, docs: { step: { id: "s9" } } }), { keys: [], hole: true });
    assert.deepEqual(documents.take({ epoch: "e2", seq: 9, from: 3, docs: { step: { id: "s9" } } }), { keys: [], hole: true });
    assert.equal(documents.seq, 3);
});

test("a new epoch from 0 replaces everything, also with a lower seq", () => {
    const documents = known();
    const taken = documents.take({ epoch: "e2", seq: 1, from: 0, docs: { meetup: { title: "Almere" } } });
    assert.deepEqual(taken.keys, ["meetup", "idea/1"]);
    assert.equal(documents.epoch, "e2");
    assert.equal(documents.seq, 1);
});

test("an old full push of the same epoch is left alone", () => {
    const documents = known();
    documents.take({ epoch: "e1", seq: 8, from: 3, docs: { step: { id: "s2" } } });
    assert.deepEqual(documents.take(first), { keys: [], hole: false });
    assert.equal(documents.get("step").id, "s2");
});
