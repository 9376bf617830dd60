import assert from "node:assert/strict";
import { test } from "node:test";
import { inSight, secondsOf } from "../../static/js/office/caption-times.js";
import { frameOfKey, placeWords } from "../../static/js/office/frames.js";

test("a time is read as people write it", () => {
  assert.deepEqual(["0:01", "1:02.5", "01:01:02,500", " 0:12.500 ", "90:00"].map(secondsOf), [1, 62.5, 3662.5, 12.5, 5400]);
  assert.deepEqual(["", "een", "1", "0:61", "1:2:3:4", "-0:01"].map(secondsOf), [null, null, null, null, null, null]);
});

test("a place is written as it is read", () => {
  for (const seconds of [0, 1.04, 62.5, 3661.999]) assert.equal(secondsOf(placeWords(seconds)), seconds);
});

test("in sight is what has begun and not ended", () => {
  const rows = [{ start: 1, end: 2 }, { start: null, end: 3 }, { start: 1.5, end: 4 }];
  assert.deepEqual([0, 1, 1.5, 2, 4].map((place) => inSight(rows, place)), [[], [0], [0, 2], [2], []]);
});

test("comma and point go by frames, but not while somebody types or with a key of the browser", () => {
  const key = (key, typing = false, more = {}) => ({ key, target: { closest: () => (typing ? {} : null) }, ...more });
  assert.deepEqual([frameOfKey(key(",")), frameOfKey(key(".")), frameOfKey(key("a"))], [-1, 1, 0]);
  assert.deepEqual([frameOfKey(key(",", true)), frameOfKey(key(".", false, { ctrlKey: true }))], [0, 0]);
});
