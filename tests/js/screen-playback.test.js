import assert from "node:assert/strict";
import { test } from "node:test";
import { isBefore, placeAt, startsIn, steer } from "../../static/js/screen/playback.js";

const standing = { in: 4, out: 12, position: 4, playing: false, at: 1000 };
const playing = { ...standing, playing: true };
const at = (time, paused = false) => ({ time, paused });

test("a playing fragment is where the server's clock says, and never beyond its out point", () => {
  assert.deepEqual(placeAt(playing, 1002.5), { position: 6.5, moving: true });
  assert.deepEqual(placeAt(playing, 1100), { position: 12, moving: false });
  assert.deepEqual(placeAt(standing, 1100), { position: 4, moving: false });
});

test("a client whose clock is behind starts at the position, not before it", () => {
  assert.equal(placeAt(playing, 999).position, 4);
});

test("before an agreed moment it stands still at the place from which it will go on, and its question stays", () => {
  assert.deepEqual(placeAt(playing, 998.5), { position: 4, moving: false });
  assert.equal(isBefore(playing, 998.5), true);
  assert.deepEqual(steer(playing, 998.5, at(4, true)), { play: false, rate: 1, seek: null });
  assert.deepEqual([startsIn(playing, 998.5), startsIn(playing, 1001), startsIn(standing, 998), startsIn(null, 998)], [1.5, 0, 0, 0]);
});

test("only a fragment that stands at its in point has its question in front of it", () => {
  assert.equal(isBefore(standing, 1000), true);
  assert.equal(isBefore(playing, 1000), false);
  assert.equal(isBefore({ ...standing, position: 7 }, 1000), false);
});

test("a video in step just plays; a little late it plays faster; far off it jumps", () => {
  assert.deepEqual(steer(playing, 1002, at(5.97)), { play: true, rate: 1, seek: null });
  assert.equal(steer(playing, 1002, at(5.5)).rate > 1, true);
  assert.equal(steer(playing, 1002, at(6.5)).rate < 1, true);
  assert.deepEqual(steer(playing, 1005, at(4)), { play: true, rate: 1, seek: 9 });
});

test("a video that is at its end before the server says so stays there", () => {
  assert.deepEqual(steer(playing, 1007.7, at(11.985, true)), { play: false, rate: 1, seek: null });
});

test("a video that is a little late when the fragment ends plays to its end", () => {
  const ended = { ...standing, position: 12 };
  assert.deepEqual(steer(ended, 1010, at(11.6)), { play: true, rate: 1, seek: null });
  assert.deepEqual(steer(ended, 1010, at(11.985, true)), { play: false, rate: 1, seek: null });
});

test("opened after the end, it shows the last frame and not the next shot", () => {
  const { play, seek } = steer({ ...standing, position: 12 }, 1010, at(0, true));
  assert.equal(play, false);
  assert.ok(seek < 12 && seek > 11.9);
});

test("playing again from the end goes back to the in point", () => {
  assert.deepEqual(steer({ ...playing, at: 1010 }, 1010, at(11.98, true)), { play: true, rate: 1, seek: 4 });
});

test("paused, a video stops, and moves only when it would be seen", () => {
  const paused = { ...standing, position: 7 };
  assert.deepEqual(steer(paused, 1010, at(7.06)), { play: false, rate: 1, seek: null });
  assert.deepEqual(steer(paused, 1010, at(7.4)), { play: false, rate: 1, seek: 7 });
});
