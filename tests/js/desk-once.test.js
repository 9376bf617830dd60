import assert from "node:assert/strict";
import { test } from "node:test";
import { BLACK_BOUNCE, BOUNCE, Once } from "../../static/js/desk/once.js";

test("GO can't happen twice within a moment, also when the first was answered at once", () => {
  const once = new Once();
  assert.equal(once.pass(1000), true);
  once.settled();
  assert.equal(once.pass(1000 + BOUNCE - 1), false);
  assert.equal(once.pass(1000 + BOUNCE), true);
});

test("a clicker that bounces presses black once, and a person soon again", () => {
  const once = new Once(BLACK_BOUNCE);
  assert.equal(once.pass(1000), true);
  once.settled();
  assert.equal(once.pass(1000 + BLACK_BOUNCE - 1), false);
  assert.equal(once.pass(1000 + BLACK_BOUNCE), true);
});

test("a second GO waits until the first was answered", () => {
  const once = new Once();
  once.pass(1000);
  assert.equal(once.pass(9000), false);
  once.settled();
  assert.equal(once.pass(9001), true);
});
