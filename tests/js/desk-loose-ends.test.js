import assert from "node:assert/strict";
import { test } from "node:test";
import { looseEnds } from "../../static/js/desk/loose-ends.js";

function ends(docs = {}, agreementsSeen = false) {
  const given = { meetup: { state: "open" }, show: { steps: [] }, ...docs };
  const all = (prefix) => Object.keys(given).filter((key) => key.startsWith(prefix)).map((key) => given[key]);
  return Object.fromEntries(looseEnds({ agreementsSeen, docs: { get: (key) => given[key], all } }));
}

const condition = (id, more = {}) => ({ id, level: "zelf", text: "Tijd", status: "listed", vote: null, ...more });

test("when nothing waits and nothing is open there are none", () => {
  const done = { step: { id: "s1", kind: "ideas", open: false }, "idea/1": { status: "shown" }, "round/r1": { state: "closed", results: { waiting: {} } }, "condition/1": condition(1, { vote: "closed" }) };
  assert.deepEqual(ends(done), {});
  assert.deepEqual(ends(), {});
});

test("what waits is counted: ideas, answers, and what phones offered", () => {
  const docs = {
    "idea/1": { status: "waiting" }, "idea/2": { status: "waiting" }, "idea/3": { status: "hidden" },
    "round/r1": { state: "closed", results: { waiting: { Ja: 2, Nee: 1 } } }, "round/r2": { state: "closed" },
    "condition/1": condition(1, { status: "waiting" }), "agreement/1": { id: 1, status: "waiting" },
  };
  assert.deepEqual(ends(docs), { ideas: 2, answers: 2, offers: 2 });
});

test("what is open is told, on air or not, but for a vote that was taken back", () => {
  const rounds = { "round/r1": { state: "open" }, "round/r2": { state: "closing" }, "round/r3": { state: "open", taken_back: true } };
  assert.deepEqual(ends(rounds), { rounds: 2 });
  assert.deepEqual(ends({ step: { id: "s1", kind: "ideas", open: true } }), { writing: 1 });
  assert.deepEqual(ends({ step: { id: "s1", kind: "ideas", open: false }, dots: { step: "s1", open: true } }), { dots: 1 });
});

test("a condition without a vote is told, unless the room votes on all of them now", () => {
  const listed = { "condition/1": condition(1), "condition/2": condition(2, { vote: "closed" }), "condition/3": condition(3, { status: "parked" }) };
  assert.deepEqual(ends(listed), { unvoted: 1 });
  assert.deepEqual(ends({ ...listed, step: { id: "s9", kind: "agreements", agreements: { view: "conditions", vote: { open: true } } } }), { vote: 1 });
});

test("agreements that the room never had on its screen are told, those that it had are not", () => {
  const listed = { "agreement/1": { id: 1, status: "listed" }, "agreement/2": { id: 2, status: "listed" }, "agreement/3": { id: 3, status: "hidden" } };
  const step = (view) => ({ id: "s9", kind: "agreements", agreements: { view, vote: { open: false } } });
  assert.deepEqual(ends(listed), { unshown: 2 });
  assert.deepEqual(ends({ ...listed, step: step("conditions") }), { unshown: 2 });
  assert.deepEqual(ends({ ...listed, step: step("agreements") }), {});
  assert.deepEqual(ends(listed, true), {}, "this desk saw them on the screen");
  const collects = (collect, aired) => ({ ...listed, show: { steps: [{ aired, own: { agreements: { collect } } }, { aired: true, own: {} }] } });
  assert.deepEqual(ends(collects("agreements", true)), {}, "that part begins with them");
  for (const docs of [collects("agreements", false), collects("both", true)]) assert.deepEqual(ends(docs), { unshown: 2 });
});
