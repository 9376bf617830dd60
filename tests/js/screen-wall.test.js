import assert from "node:assert/strict";
import { test } from "node:test";
import { bySupport, heightOf, isRoomy, Wall } from "../../static/js/screen/wall.js";

const SPACE = 65;
const short = (id) => ({ id, theme: null, text: `idea ${id}` });
const many = (n) => Array.from({ length: n }, (_, at) => short(at + 1));
const ids = (columns) => columns.map((column) => column.map(({ id }) => id));

test("the newest ideas hang in three columns, at most nine", () => {
  const { columns, newest } = new Wall().follow(many(12), SPACE);
  assert.deepEqual(ids(columns), [[12, 9, 6], [11, 8, 5], [10, 7, 4]]);
  assert.equal(newest, 12);
});

test("a new idea moves one column only", () => {
  const wall = new Wall().follow(many(9), SPACE);
  const before = ids(wall.columns);
  wall.follow(many(10), SPACE);
  const after = ids(wall.columns);
  assert.equal(wall.newest, 10);
  assert.equal(after.filter((column, at) => String(column) !== String(before[at])).length, 1);
  assert.equal(after.flat().length, 9);
});

test("an older idea that is approved late is new on the wall too", () => {
  const all = many(12);
  const wall = new Wall().follow(all.filter(({ id }) => id !== 2), SPACE);
  wall.follow(all, SPACE);
  assert.equal(wall.newest, 2);
  assert.ok(ids(wall.columns).flat().includes(2));
});

test("a hidden idea leaves, the others stay where they hang, and an older one takes the room", () => {
  const wall = new Wall().follow(many(10), SPACE);
  wall.follow(many(10).filter(({ id }) => id !== 9), SPACE);
  assert.deepEqual(ids(wall.columns), [[10, 7, 4], [6, 3, 1], [8, 5, 2]]);
});

test("every text that changes is shown as it is now", () => {
  const wall = new Wall().follow(many(2), SPACE);
  wall.follow([{ ...short(1), text: "other words" }, short(2)], SPACE);
  assert.equal(wall.columns.flat().find(({ id }) => id === 1).text, "other words");
});

test("long ideas get wider columns, and never more than fit", () => {
  const long = (id) => ({ id, theme: "gevolg", text: "woorden ".repeat(45).trim() });
  const { columns } = new Wall().follow([1, 2, 3, 4].map(long), SPACE);
  assert.equal(columns.length, 2);
  for (const column of columns) assert.ok(column.length === 1 || column.reduce((sum, idea) => sum + heightOf(idea, 2), 0) <= SPACE);
});

test("one or two ideas get wide columns too", () => {
  assert.deepEqual(ids(new Wall().follow(many(2), SPACE).columns), [[2], [1]]);
  assert.deepEqual(ids(bySupport(many(2), {}, SPACE)), [[1], [2]]);
});

test("with support in sight the ideas with the most agreement come first", () => {
  const counts = { 1: { agree: 2 }, 3: { agree: 9 }, 4: { agree: 2 } };
  assert.deepEqual(ids(bySupport(many(4), counts, SPACE)), [[3, 2], [1], [4]]);
});

test("a few short ideas are written larger", () => {
  assert.equal(isRoomy([[short(1)], [short(2)]]), true);
  assert.equal(isRoomy([many(4)]), false);
  assert.equal(isRoomy([[{ ...short(1), text: "een woord ".repeat(9) }]]), false);
  assert.equal(isRoomy([[{ ...short(1), text: "Meer huiswerkbegeleidingsuren" }]]), false, "a long word would be broken");
});

test("an idea as long as ideas may be, with support, fits a column", () => {
  const idea = { theme: "oorzaak", text: "een idee met woorden ".repeat(19).trim() };
  assert.ok(heightOf(idea, 2, true) <= 78);
});
