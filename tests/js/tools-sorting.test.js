import assert from "node:assert/strict";
import { test } from "node:test";
import { choices, current, doubles, loose, neighbour, numbered, others, settled, standing, suggestion } from "../../static/js/tools/sorting.js";

const idea = (id, more = {}) => ({ id, step: "s1", text: `Idee ${id}`, status: "shown", group: null, ...more });
const ideas = [idea(1, { group: "g1" }), idea(2), idea(4), idea(7)];
const groups = numbered([{ id: "g1", step: "s1", name: "Later kiezen", ideas: [1] }, { id: "g2", step: "s2", name: "Elders", ideas: [3] }, { id: "g3", step: "s1", name: "Élk kind advies", ideas: [] }], "s1");

test("what stands by itself is sorted in the order in which it came", () => {
  const all = [idea(7), idea(2), idea(3, { step: "s2" }), idea(5, { under: 2 }), idea(6, { status: "hidden" }), idea(4, { status: "waiting" })];
  assert.deepEqual(standing(all, "s1").map(({ id }) => id), [2, 4, 7]);
  assert.deepEqual(loose(ideas).map(({ id }) => id), [2, 4, 7]);
});

test("one idea after the other, round and round, and past those that were sorted meanwhile", () => {
  assert.equal(current(ideas, 0).id, 2);
  assert.equal(current(ideas, 1).id, 1, "one that is chosen stands before, also when it has a group");
  assert.equal(current(ideas, 5).id, 7, "it is gone: the next one");
  assert.equal(current(ideas, 9).id, 2);
  assert.equal(current([idea(1, { group: "g1" })], 0), null);
  assert.equal(neighbour(ideas, 2, 1).id, 4);
  assert.equal(neighbour(ideas, 7, 1).id, 2);
  assert.equal(neighbour(ideas, 2, -1).id, 7);
  assert.equal(neighbour([idea(2)], 2, 1), null);
});

test("groups of a step have numbers that stay", () => {
  assert.deepEqual(groups.map(({ id, number, size }) => [id, number, size]), [["g1", 1, 1], ["g3", 2, 0]]);
});

test("a number, some letters or a new name", () => {
  const found = (typed) => choices(groups, typed).map(({ group, name }) => (group ? group.id : `+${name}`));
  assert.deepEqual(found(""), ["g1", "g3"]);
  assert.deepEqual(found("2"), ["g3"]);
  assert.deepEqual(found("elk"), ["g3", "+elk"], "whatever its case and accents");
  assert.deepEqual(found("k"), ["g1", "g3", "+k"]);
  assert.deepEqual(found("later kiezen "), ["g1"], "no second group of one name");
  assert.deepEqual(found("9"), ["+9"]);
  assert.deepEqual(found("Geld"), ["+Geld"]);
});

test("a number goes at once when no longer one begins with it", () => {
  assert.equal(settled(groups, "2").id, "g3");
  const many = numbered(Array.from({ length: 12 }, (_, at) => ({ id: `g${at}`, step: "s1", name: `${at}`, ideas: [] })), "s1");
  assert.equal(settled(many, "1"), null);
  assert.equal(settled(many, "12").number, 12);
  assert.equal(settled(many, "3").number, 3);
  assert.equal(settled(groups, "la"), null);
});

test("an idea that says the same, by its number or its words", () => {
  const found = (typed, most) => others(ideas, ideas[1], typed, most).map((each) => each.idea.id);
  assert.deepEqual(found(""), [1, 4, 7]);
  assert.deepEqual(found("7"), [7]);
  assert.deepEqual(found("IDEE 4"), [4]);
  assert.equal(found("", 2).length, 2);
  const like = idea(2, { doubles: [7, 9], related: [4] });
  assert.deepEqual(others([ideas[0], like, ...ideas.slice(2)], like, "").map((each) => each.idea.id), [7, 4, 1], "what is like it first");
  assert.deepEqual(doubles(ideas, like).map(({ id }) => id), [7], "as far as it stands by itself");
});

test("a group is suggested by where the like ideas stand", () => {
  const placed = [idea(1, { group: "g1" }), idea(4, { group: "g3" }), idea(5, { group: "g3" }), idea(7)];
  const of = (more) => (suggestion(placed, groups, idea(2, more)) || { id: null }).id;
  assert.equal(of({ related: [1, 4, 5] }), "g3");
  assert.equal(of({ doubles: [1], related: [4, 5] }), "g1");
  assert.equal(of({ related: [7, 99] }), null);
  assert.equal(of({ related: [1], group: "g1" }), null, "it is there");
  assert.equal(suggestion(placed, groups, null), null);
});
