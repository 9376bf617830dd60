import assert from "node:assert/strict";
import { test } from "node:test";
import { added, moved, pasted, removed, replaced } from "../../static/js/office/editor/lists.js";
import { after, beforeWhen, foresee, neighbour } from "../../static/js/office/editor/places.js";
import { beforeAt } from "../../static/js/parts/dragging.js";

const list = ["a", "b", "c"];
const steps = [{ id: "s1" }, { id: "s2" }, { id: "s3" }];
const ids = (some) => some.map(({ id }) => id);

test("rows are added, written, removed and moved", () => {
  assert.deepEqual(added(list, 0), ["a", "", "b", "c"]);
  assert.deepEqual(replaced(list, 1, "x"), ["a", "x", "c"]);
  assert.deepEqual(removed(list, 2), ["a", "b"]);
  assert.deepEqual(moved(list, 0, 1), ["b", "a", "c"]);
  assert.deepEqual(moved(list, 2, -1), ["a", "c", "b"]);
});

test("a row at the edge stays there", () => {
  assert.equal(moved(list, 0, -1), list);
  assert.equal(moved(list, 2, 1), list);
});

test("a list that is pasted becomes rows, without its bullets and numbers", () => {
  assert.deepEqual(pasted(["", "z"], 0, "1. Mee eens\n2) Niet mee eens\r\n\n- Weet ik niet\n"), { list: ["Mee eens", "Niet mee eens", "Weet ik niet", "z"], last: 2 });
  assert.deepEqual(pasted(["a"], 0, "b\nc"), { list: ["a", "b", "c"], last: 2 });
  assert.deepEqual(pasted([""], 0, "10-15 jaar\n3D-printen").list, ["10-15 jaar", "3D-printen"]);
});

test("a step goes a place up or down, as the protocol says it: before which other one", () => {
  assert.equal(beforeWhen(steps, "s2", -1), "s1");
  assert.equal(beforeWhen(steps, "s1", 1), "s3");
  assert.equal(beforeWhen(steps, "s2", 1), null);
});

test("beyond the first and the last place a step can't go", () => {
  assert.equal(beforeWhen(steps, "s1", -1), undefined);
  assert.equal(beforeWhen(steps, "s3", 1), undefined);
  assert.equal(beforeWhen(steps, "gone", 1), undefined);
});

test("a row is dropped before the first one whose middle lies below the pointer", () => {
  const rows = [{ id: "s1", middle: 20 }, { id: "s2", middle: 60 }];
  assert.deepEqual([beforeAt(rows, 5), beforeAt(rows, 30), beforeAt(rows, 90), beforeAt([], 5)], ["s1", "s2", null, null]);
});

test("after a step comes the next one, and when it goes one looks at that", () => {
  assert.equal(after(steps, "s1"), "s2");
  assert.equal(after(steps, "s3"), null);
  assert.equal(neighbour(steps, "s1"), "s2");
  assert.equal(neighbour(steps, "s3"), "s2");
  assert.equal(neighbour([{ id: "s1" }], "s1"), null);
});

test("what was asked is seen before the server has answered, and twice changes nothing", () => {
  const move = { verb: "show.move", step: "s3", before: "s1" };
  assert.deepEqual(ids(foresee(steps, [move])), ["s3", "s1", "s2"]);
  assert.deepEqual(ids(foresee(steps, [move, move, { verb: "show.move", step: "s3", before: null }])), ["s1", "s2", "s3"]);
  assert.deepEqual(ids(foresee(steps, [{ verb: "show.remove", step: "s2" }, { verb: "undo" }])), ["s1", "s3"]);
  assert.equal(foresee(steps, [{ verb: "show.skip", step: "s2", on: true }])[1].skipped, true);
  const [, coming] = foresee(steps, [{ verb: "show.add", id: "x", step: { kind: "text", title: "Nieuw", minutes: 5 }, before: "s2" }]);
  assert.deepEqual([coming.id, coming.title, coming.coming], ["x", "Nieuw", true]);
});

test("what was asked of a step that is gone changes nothing", () => {
  const gone = [{ verb: "show.move", step: "s9", before: "s1" }, { verb: "show.remove", step: "s9" }, { verb: "show.skip", step: "s9", on: true }];
  assert.deepEqual(foresee(steps, gone), steps);
});
