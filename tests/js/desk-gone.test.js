import assert from "node:assert/strict";
import { test } from "node:test";
import { Gone } from "../../static/js/desk/gone.js";

test("many phones that go at once are told with how many there were", () => {
  const gone = new Gone();
  assert.equal(gone.see(83, 0), null);
  assert.deepEqual(gone.see(41, 10), { gone: 42, of: 83 });
  assert.deepEqual(gone.see(60, 20), { gone: 23, of: 83 });
  assert.equal(gone.see(80, 30), null);
});

test("some that leave are no news, nor is a small room that thins out", () => {
  const gone = new Gone();
  gone.see(83, 0);
  assert.equal(gone.see(65, 10), null);
  const few = new Gone();
  few.see(6, 0);
  assert.equal(few.see(2, 10), null);
});

test("after two minutes it is the room that there is", () => {
  const gone = new Gone();
  gone.see(83, 0);
  assert.deepEqual(gone.see(20, 120), { gone: 63, of: 83 });
  assert.equal(gone.see(20, 121), null);
});
