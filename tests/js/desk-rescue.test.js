import assert from "node:assert/strict";
import { test } from "node:test";
import { blackAfter } from "../../static/js/desk/black-after.js";
import { dropOf, isToCome, movesOf } from "../../static/js/desk/moving.js";
import { Unsent } from "../../static/js/desk/unsent.js";

test("what blanks the screen does so before the server answers", () => {
  assert.equal(blackAfter("screen.black", { on: true }), true);
  assert.equal(blackAfter("screen.black", { on: false }), false);
  assert.equal(blackAfter("panic", {}), true);
  assert.equal(blackAfter("restore", {}), null, "whether the screen was black before, only the server knows");
  assert.equal(blackAfter("show.go", {}), null);
});

test("what was not sent is sent only by hand, once", async () => {
  const sent = [];
  const unsent = new Unsent((verb, fields) => sent.push([verb, fields]));
  unsent.add("show.go", { step: "s2" }, 100);
  unsent.add("round.close", {}, 101);
  assert.deepEqual(sent, []);
  const [go, close] = unsent.list.value;
  await unsent.send(go.key);
  await unsent.send(go.key);
  assert.deepEqual(sent, [["show.go", { step: "s2" }]]);
  unsent.drop(close.key);
  assert.deepEqual([unsent.list.value, sent.length], [[], 1]);
});

test("the same wish once more takes the place of the older one", () => {
  const unsent = new Unsent(() => {});
  unsent.add("show.go", { step: "s2" }, 100);
  unsent.add("show.go", { step: "s3" }, 101);
  unsent.add("show.go", { step: "s2" }, 102);
  assert.deepEqual(unsent.list.value.map(({ fields, at }) => [fields.step, at]), [["s3", 101], ["s2", 102]]);
  unsent.dropAll();
  assert.deepEqual(unsent.list.value, []);
});

const show = { on_air: "b", steps: ["a", "b", "c", "d"].map((id) => ({ id, aired: id === "a" || id === "b" })) };
const step = (id) => show.steps.find((each) => each.id === id);

test("a step moves one place, among those to come", () => {
  assert.deepEqual(movesOf(show, step("c")), { earlier: undefined, later: { step: "c" } });
  assert.deepEqual(movesOf(show, step("d")), { earlier: { step: "d", before: "c" }, later: undefined });
  const longer = { ...show, steps: [...show.steps, { id: "e" }] };
  assert.deepEqual(movesOf(longer, step("c")).later, { step: "c", before: "e" });
});

test("a step that is dropped comes before another one, or at the end; where it was, it stays", () => {
  assert.deepEqual(dropOf(show, "d", "c"), { step: "d", before: "c" });
  assert.deepEqual(dropOf(show, "c", null), { step: "c" });
  assert.deepEqual([dropOf(show, "c", "d"), dropOf(show, "d", null)], [undefined, undefined]);
});

test("what is or was on air stays where it is", () => {
  assert.deepEqual([movesOf(show, step("a")), movesOf(show, step("b")), movesOf(show, null), movesOf(undefined, step("c"))], [{}, {}, {}, {}]);
  assert.deepEqual(show.steps.map((each) => isToCome(show, each)), [false, false, true, true]);
});
