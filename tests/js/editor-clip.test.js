import assert from "node:assert/strict";
import { test } from "node:test";
import { chooseClip } from "../../static/js/office/editor/clip.js";
import { allOf, fitted, isAll } from "../../static/js/office/editor/marks.js";
import { Sheet } from "../../static/js/office/editor/sheet.js";
import { put } from "../../static/js/office/editor/written.js";

const LENGTHS = { "a.mp4": 68.04, "b.mp4": 30 };
const shelf = { find: (name) => name };
const measure = async (name) => LENGTHS[name] || null;

/** A sheet of a fragment of which only what is typed is kept. */
function sheetOf(fragment) {
  let written = { fragment };
  return { now: () => written, type: (path, value) => (written = put(written, path, value)), leave: () => {} };
}

async function chosen(fragment, name) {
  const sheet = sheetOf(fragment);
  await chooseClip(sheet, shelf, name, measure);
  return sheet.now().fragment;
}

test("of the first video all is shown, whatever a new fragment begins with", async () => {
  assert.deepEqual(await chosen({ file: null, in: 0, out: 60 }, "a.mp4"), { file: "a.mp4", in: 0, out: 68.04 });
  assert.deepEqual(await chosen({ file: null, in: 0, out: 60 }, "unknown.mp4"), { file: "unknown.mp4", in: 0, out: 60 });
});

test("of another video all is shown too, but a piece that was marked stays", async () => {
  assert.deepEqual(await chosen({ file: "b.mp4", in: 0, out: 30 }, "a.mp4"), { file: "a.mp4", in: 0, out: 68.04 });
  assert.deepEqual(await chosen({ file: "b.mp4", in: 2, out: 30 }, "a.mp4"), { file: "a.mp4", in: 2, out: 30 });
  assert.deepEqual(await chosen({ file: "a.mp4", in: 0, out: 20 }, null), { file: null, in: 0, out: 20 });
});

test("a piece that is marked before the length is known stays", async () => {
  const sheet = sheetOf({ file: null, in: 0, out: 60 });
  const choosing = chooseClip(sheet, shelf, "a.mp4", measure);
  sheet.type("fragment.out", 12);
  await choosing;
  assert.equal(sheet.now().fragment.out, 12);
});

test("marks that don't lie in the video become all of it", () => {
  assert.deepEqual(fitted({ in: 0, out: 60 }, 30.006), { in: 0, out: 30 });
  assert.deepEqual(fitted({ in: 3, out: 20 }, 30), { in: 3, out: 20 });
  assert.equal(isAll(allOf(30.006), 30.006), true);
  assert.equal(isAll({ in: 0, out: 30 }, null), false);
});

test("what is no time is told as a time", () => {
  const said = (fragment) => new Sheet({ saved: () => ({}), drafts: { of: () => ({}) }, saver: { refused: { value: { s1: { faults: [{ path: "fragment.in", row: null, message: "Must be a number." }] } } } } }, "s1", { fragment }).fault("fragment.in");
  assert.equal(said({ in: "abc", out: 60 }), "Write minutes and seconds, like 0:15.");
  assert.equal(said({ in: "", out: 60 }), "Write minutes and seconds, like 0:15.");
  assert.equal(said({ in: 70, out: 60 }), "The beginning must come before the end.");
});
