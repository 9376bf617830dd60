import assert from "node:assert/strict";
import { test } from "node:test";
import { Roomy } from "../../static/js/desk/roomy.js";

function storage(kept = {}) {
  return { getItem: (name) => kept[name] ?? null, setItem: (name, value) => void (kept[name] = value), removeItem: (name) => void delete kept[name] };
}

test("the room that the tools have is remembered on this laptop", () => {
  const here = storage();
  const roomy = new Roomy(here);
  assert.equal(roomy.on.value, false);
  roomy.toggle();
  assert.deepEqual([roomy.on.value, new Roomy(here).on.value], [true, true]);
  roomy.toggle();
  assert.deepEqual([roomy.on.value, new Roomy(here).on.value], [false, false]);
});

test("a browser that keeps nothing forgets it with the page", () => {
  const forbidden = { getItem: () => null, setItem: () => { throw new Error("full"); }, removeItem: () => { throw new Error("full"); } };
  const roomy = new Roomy(forbidden);
  roomy.toggle();
  assert.equal(roomy.on.value, true);
  const without = new Roomy(undefined);
  without.toggle();
  assert.equal(without.on.value, true);
});
