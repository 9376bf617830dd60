import assert from "node:assert/strict";
import { test } from "node:test";
import { lacksOf, noteOf, readinessOf } from "../../static/js/desk/readiness.js";

const ready = { sign: "K7", full: true, sound: true, wake: true, clips: { ready: 3, of: 3 } };
const words = (screen) => lacksOf({ ...ready, ...screen }).map(({ text }) => text);

test("a screen that lacks nothing is ready", () => {
  assert.deepEqual(lacksOf(ready), []);
  assert.deepEqual(readinessOf([ready, ready]), { ready: true, word: "ready" });
});

test("without a screen nothing is ready", () => {
  assert.deepEqual(readinessOf([]), { ready: false, word: "none connected" });
});

test("what a screen lacks is named with what to do, what matters most first", () => {
  assert.deepEqual(words({ sound: false, full: false, wake: false, clips: { ready: 2, of: 3 } }), [
    "Sound not armed: click on the screen.",
    "2 of 3 clips loaded.",
    "Not full screen: press F on the screen.",
    "The machine may fall asleep: bring its window to the front.",
  ]);
});

test("sound is of no use in an evening without clips", () => {
  assert.deepEqual(words({ sound: false, clips: { ready: 0, of: 0 } }), []);
});

test("one screen that is not ready is enough for a warning, in its words", () => {
  assert.deepEqual(readinessOf([ready, { ...ready, clips: { ready: 2, of: 3 } }]), { ready: false, word: "2 of 3 clips" });
});

test("what the browser can't do here is worth knowing and no lack", () => {
  assert.deepEqual(words({ wake: null }), []);
  assert.match(noteOf({ wake: null }), /sleep/);
  assert.equal(noteOf(ready), "");
});
