import assert from "node:assert/strict";
import { test } from "node:test";
import { nextWaiting, plainOnes, standsOut, waiting } from "../../static/js/desk/inbox.js";
import { matching, ofStep, sorted, StillList } from "../../static/js/tools/idea-list.js";

const idea = (id, status, theme = "oorzaak", step = "s4") => ({ id, status, theme, step, text: `idea ${id}` });
const IDEAS = [idea(1, "shown", "gevolg"), idea(2, "waiting"), idea(3, "hidden"), idea(4, "waiting", "oplossing"), idea(5, "shown")];
const ids = (ideas) => ideas.map(({ id }) => id);

test("what waits comes first, in the order in which it came; then the newest", () => {
  assert.deepEqual(ids(sorted(IDEAS, "waiting")), [2, 4, 5, 3, 1]);
});

test("what stands out is read before all else that waits; once somebody has judged it, it has no place of its own", () => {
  const flagged = [idea(1, "waiting"), { ...idea(2, "waiting"), flags: ["name"] }, { ...idea(3, "shown"), flags: ["rude"] }, { ...idea(4, "waiting"), flags: ["phone"] }, idea(5, "shown")];
  assert.deepEqual(ids(sorted(flagged, "waiting")), [2, 4, 1, 5, 3]);
  assert.deepEqual(ids(flagged.filter(standsOut)), [2, 4]);
});

test("all that wait and do not stand out can be named, as many as the server takes at once", () => {
  assert.deepEqual(plainOnes([idea(1, "shown"), idea(2, "waiting"), { ...idea(3, "waiting"), flags: ["name"] }, idea(4, "hidden"), idea(5, "waiting")]), [2, 5]);
  assert.equal(plainOnes(Array.from({ length: 1200 }, (_, at) => idea(at + 1, "waiting"))).length, 1000);
});

test("ideas can be put by age, by theme in the order of the step, and by support", () => {
  const themes = ["oorzaak", "gevolg", "oplossing"];
  assert.deepEqual(ids(sorted(IDEAS, "newest")), [5, 4, 3, 2, 1]);
  assert.deepEqual(ids(sorted(IDEAS, "theme", themes)), [5, 3, 2, 1, 4]);
  assert.deepEqual(ids(sorted(IDEAS, "support", themes, { 1: { agree: 9 }, 4: { agree: 2 } })), [1, 4, 5, 3, 2]);
});

test("ideas whose words were removed come last, in whatever order", () => {
  const removed = [idea(9, "redacted"), ...IDEAS];
  for (const order of ["waiting", "newest", "theme", "support"]) assert.equal(ids(sorted(removed, order)).pop(), 9);
});

test("a step shows its own ideas, without those that were withdrawn", () => {
  const others = [...IDEAS, idea(6, "withdrawn"), idea(7, "shown", "oorzaak", "s9")];
  assert.deepEqual(ids(ofStep(others, "s4")), [1, 2, 3, 4, 5]);
  assert.equal(waiting(others), 2);
});

test("ideas are found by their letters and those of their theme, whatever case and accents", () => {
  const list = [{ id: 1, theme: "oorzaak", text: "Eén kind per klas" }, { id: 2, theme: null, text: "Loten voor iedereen" }];
  assert.deepEqual(ids(matching(list, "een KIND")), [1]);
  assert.deepEqual(ids(matching(list, "oorz")), [1]);
  assert.deepEqual(ids(matching(list, "  ")), [1, 2]);
  assert.deepEqual(ids(matching(list, "zzz")), []);
});

test("after an idea the next that waits is selected, from the top again at the end", () => {
  const list = sorted(IDEAS, "waiting");
  assert.equal(nextWaiting(list, 2), 4);
  assert.equal(nextWaiting(list, 4), 2);
  assert.equal(nextWaiting([idea(1, "shown")], 1), 1);
});

test("a list that is held keeps its order, and says how many are new", () => {
  const still = new StillList();
  assert.deepEqual(still.arrange([2, 4, 5], false), { order: [2, 4, 5], fresh: 0 });
  assert.deepEqual(still.arrange([6, 5, 4, 2], true), { order: [2, 4, 5], fresh: 1 });
  assert.deepEqual(still.arrange([6, 5, 2], true), { order: [2, 5], fresh: 1 });
  assert.deepEqual(still.arrange([6, 5, 2], false), { order: [6, 5, 2], fresh: 0 });
});

test("another step or another order is shown at once, also while the list is held", () => {
  const still = new StillList();
  still.arrange([1, 2], true, "s4 newest");
  assert.deepEqual(still.arrange([2, 1], true, "s4 theme"), { order: [2, 1], fresh: 0 });
});

test("the first ideas show although the list is held", () => {
  assert.deepEqual(new StillList().arrange([1, 2], true), { order: [1, 2], fresh: 0 });
});
