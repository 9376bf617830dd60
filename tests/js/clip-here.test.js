import assert from "node:assert/strict";
import { test } from "node:test";
import { ClipHere, playsWithPhones, tellingOf } from "../../static/js/parts/clip-here.js";

const STILL = { id: "s3", url: "/media/a", in: 4, out: 12, position: 4, playing: false, at: 100 };

function clipAt(fragment) {
  const clip = new ClipHere();
  clip.hear(fragment);
  return clip;
}

test("a key plays the clip here at once, and the next pauses it where it is", () => {
  const clip = clipAt(STILL);
  clip.toggle(200);
  assert.deepEqual(clip.fragment, { ...STILL, position: 4, playing: true, at: 200 });
  clip.toggle(203);
  assert.deepEqual(clip.untold, { id: "s3", position: 7, playing: false, at: 203 });
});

test("it goes to another place, and plays on or stands still as it did", () => {
  const clip = clipAt(STILL);
  assert.deepEqual(clip.seek(6, 200), { id: "s3", position: 6, playing: false, at: 200 });
  clip.toggle(201);
  assert.deepEqual(clip.seek(5, 203), { id: "s3", position: 5, playing: true, at: 203 });
  assert.equal(clipAt(null).seek(5, 203), null);
});

test("at its out point it begins again", () => {
  const clip = clipAt({ ...STILL, position: 12 });
  assert.deepEqual(clip.toggle(200), { id: "s3", position: 4, playing: true, at: 200 });
  assert.deepEqual(clip.toggle(300), { id: "s3", position: 4, playing: true, at: 300 }, "it came to its end meanwhile");
});

test("what the server says anew goes above what was decided here", () => {
  const clip = clipAt(STILL);
  clip.toggle(200);
  clip.hear({ ...STILL, url: "/media/a?signed=anew" });
  assert.equal(clip.fragment.playing, true, "the same again is nothing new");
  clip.hear({ ...STILL, position: 4.1, playing: true, at: 200.1 });
  assert.equal(clip.untold, null);
  assert.equal(clip.fragment.at, 200.1);
  clip.toggle(201);
  clip.hear(null);
  assert.deepEqual([clip.fragment, clip.untold], [null, null]);
});

test("what the server refused is taken back", () => {
  const clip = clipAt(STILL);
  clip.toggle(200);
  clip.drop();
  assert.deepEqual(clip.fragment, STILL);
});

test("without a clip there is nothing to play", () => {
  assert.equal(clipAt(null).toggle(200), null);
  assert.equal(clipAt({ ...STILL, url: null }).toggle(200), null);
});

test("another page of this browser plays it too, unless another clip is meant", () => {
  const desk = clipAt(STILL);
  const screen = clipAt(STILL);
  screen.set(desk.toggle(200));
  assert.deepEqual(screen.fragment, desk.fragment);
  const elsewhere = clipAt({ ...STILL, id: "s9" });
  elsewhere.set(desk.untold);
  assert.equal(elsewhere.untold, null);
});

test("the server hears where the clip is by now, and no further than its out point", () => {
  const clip = clipAt(STILL);
  clip.toggle(200);
  assert.deepEqual(tellingOf(clip.fragment, clip.untold, 205), ["fragment.play", { step: "s3", position: 9 }]);
  assert.deepEqual(tellingOf(clip.fragment, clip.untold, 900), ["fragment.play", { step: "s3", position: 12 }]);
  clip.toggle(206);
  assert.deepEqual(tellingOf(clip.fragment, clip.untold, 300), ["fragment.pause", { step: "s3", position: 10 }]);
});

test("what phones play too begins when the server says so", () => {
  assert.equal(playsWithPhones({ fragment: { before: "", where: "both" } }), true);
  assert.equal(playsWithPhones({ fragment: { before: "" } }), false);
  assert.equal(playsWithPhones(undefined), false);
});
