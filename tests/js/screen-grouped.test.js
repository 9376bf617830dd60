import assert from "node:assert/strict";
import { test } from "node:test";
import { groupedWall } from "../../static/js/screen/grouped.js";

const ideas = Array.from({ length: 40 }, (_, at) => ({ id: at + 1, text: `Idee ${at + 1}`, ...(at === 1 ? { also: ["a", "b"] } : {}) }));
const groups = (...lists) => lists.map((of, at) => ({ id: `g${at + 1}`, name: `Groep ${at + 1}`, ideas: of }));

test("groups in the order in which they were made, with all that is in them", () => {
  const { shown, left, loose } = groupedWall(groups([1], [2, 3]), ideas);
  assert.deepEqual(shown.map(({ name, size }) => [name, size]), [["Groep 1", 1], ["Groep 2", 4]], "what says the same counts too");
  assert.deepEqual([left, loose], [0, 37]);
});

test("the words of those that most agree with, as far as there is room", () => {
  const support = { 3: { agree: 5 }, 4: { agree: 9 } };
  const texts = (...given) => groupedWall(groups(...given), ideas, support).shown[0].texts;
  assert.deepEqual(texts([1, 2, 3, 4]), ["Idee 4", "Idee 3", "Idee 2"]);
  assert.deepEqual(texts([1, 2, 3], [5], [6], [7]), ["Idee 3"]);
  assert.deepEqual(texts([1, 2], [5], [6], [7], [8], [9], [10]), []);
});

test("of too many groups the largest, and none that holds nothing that the room sees", () => {
  const many = groups(...ideas.slice(0, 14).map(({ id }) => (id === 5 ? [5, 6] : [id])), [99]);
  const { shown, left } = groupedWall(many, ideas);
  assert.equal(shown.length, 12);
  assert.equal(left, 2);
  assert.ok(shown.some(({ id }) => id === "g5"));
});
