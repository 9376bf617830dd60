import assert from "node:assert/strict";
import { test } from "node:test";
import { Documents } from "../../static/js/live/documents.js";
import { useDocs } from "../../static/js/parts/docs.js";
import { nextPhase, phasesOf } from "../../static/js/parts/phases.js";
import { colourOf, supportOf, tallyOf } from "../../static/js/parts/tally.js";
import { effect } from "../../static/vendor/preact.js";

const options = [{ id: "o1", label: "Mee eens" }, { id: "o2", label: "Niet mee eens" }, { id: "o3", label: "Weet niet" }];

test("a tally tells count, share and percentage of each option, also of one that nobody chose", () => {
  const { total, rows } = tallyOf({ options, results: { total: 3, counts: { o1: 2, o2: 1 } } });
  assert.equal(total, 3);
  assert.deepEqual(rows.map(({ count, percent, leads }) => [count, percent, leads]), [[2, 67, true], [1, 33, false], [0, 0, false]]);
});

test("without answers nothing leads, and nothing is divided by zero", () => {
  const { total, rows } = tallyOf({ options, results: null });
  assert.equal(total, 0);
  assert.ok(rows.every(({ share, leads }) => share === 0 && !leads));
});

test("support shows only what its step offers", () => {
  const counts = { agree: 4, disagree: 2, pass: 1 };
  assert.deepEqual(supportOf(counts, "none"), []);
  assert.deepEqual(supportOf(counts, "agree"), [{ value: "agree", count: 4 }]);
  assert.deepEqual(supportOf(undefined, "agree_disagree_pass").map(({ count }) => count), [0, 0, 0]);
});

test("colours follow the order of the themes and begin again after six", () => {
  assert.equal(colourOf(["a", "b"], "b"), 2);
  assert.equal(colourOf(["1", "2", "3", "4", "5", "6", "7"], "7"), 1);
  assert.equal(colourOf(["a"], null), 0);
});

test("phases before the one that goes on are done, those behind it come later", () => {
  const phases = [{ title: "a" }, { title: "b" }, { title: "c" }];
  assert.deepEqual(phasesOf({ phases, phase: 1 }).map(({ place }) => place), ["done", "now", "later"]);
  assert.deepEqual(phasesOf({ phases: [], phase: null }), []);
});

test("after the last phase, and in a step without any, there is no next one", () => {
  const step = (phase) => ({ talk: { phases: [{}, {}], phase } });
  assert.deepEqual([nextPhase(step(0)), nextPhase(step(1)), nextPhase(step(null)), nextPhase({ kind: "text" }), nextPhase(undefined)], [1, null, null, null, null]);
});

/** A connection without a socket. */
function connectionWith(docs) {
  const listeners = {};
  const connection = { docs: new Documents(), status: "online", pending: 0, latency: null, now: () => 0, on: (name, listener) => (listeners[name] = listener) };
  connection.docs.take({ epoch: "e", seq: 1, from: 0, docs });
  const push = (seq, changed) => listeners.docs(connection.docs.take({ epoch: "e", seq, from: seq - 1, docs: changed }).keys);
  return { connection, push, listeners };
}

test("who reads a document is drawn again when that document changes, and only then", () => {
  const { connection, push } = connectionWith({ step: { id: "s1" } });
  const seen = [];
  effect(() => void seen.push((useDocs(connection).get("step") || {}).id));
  push(2, { crowd: { present: 3 } });
  push(3, { step: { id: "s2" } });
  push(4, { step: null });
  assert.deepEqual(seen, ["s1", "s2", undefined]);
});

test("a list of keys changes only when a document comes or goes", () => {
  const { connection, push } = connectionWith({ "idea/1": { id: 1, text: "a" } });
  const seen = [];
  effect(() => void seen.push(useDocs(connection).keys("idea/").length));
  push(2, { "idea/1": { id: 1, text: "b" } });
  push(3, { "idea/2": { id: 2, text: "c" } });
  assert.deepEqual(seen, [1, 2]);
  assert.deepEqual(useDocs(connection).all("idea/").map(({ text }) => text), ["b", "c"]);
});

test("one connection has one set of signals, which follows its status", () => {
  const { connection, listeners } = connectionWith({});
  const docs = useDocs(connection);
  connection.status = "reconnecting";
  listeners.status();
  assert.equal(useDocs(connection), docs);
  assert.equal(docs.status.value, "reconnecting");
});
