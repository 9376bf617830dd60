import assert from "node:assert/strict";
import { test } from "node:test";
import { WORDS } from "../../static/js/tools/key-list.js";
import { actionFor, KEYS, NUMBER_WITHIN, Presses, printOf, TWICE_WITHIN } from "../../static/js/desk/keys.js";
import { readKeysOff, writeKeysOff } from "../../static/js/desk/keys-off.js";
import { memoryStorage } from "../../static/js/live/storage.js";

const press = (key, more = {}) => ({ key, repeat: false, ctrlKey: false, metaKey: false, altKey: false, isComposing: false, ...more });

test("each key of the desk starts its action, a presenter's clicker too", () => {
  const expected = { " ": "go", PageDown: "go", p: "back", PageUp: "back", b: "black", ".": "black", f: "freeze", r: "reveal", c: "openClose", j: "join" };
  for (const [key, action] of Object.entries(expected)) assert.equal(actionFor(press(key), "page"), action);
  const more = { k: "play", h: "hideIdea", a: "showIdea", m: "mergeIdea", t: "clock", "+": "more", "-": "less", z: "undo", "/": "search", Enter: "goSelected", "?": "help", q: "quick", v: "nextView" };
  for (const [key, action] of Object.entries(more)) assert.equal(actionFor(press(key), "page"), action);
});

test("caps lock does not turn the keys off", () => {
  assert.equal(actionFor(press("B"), "page"), "black");
});

test("a key that is held down repeats nothing", () => {
  assert.equal(actionFor(press(" "), "page"), "go");
  assert.equal(actionFor(press(" ", { repeat: true }), "page"), null);
});

test("keys are off while typing, in a dialog, and with a modifier", () => {
  assert.equal(actionFor(press(" "), "typing"), null);
  assert.equal(actionFor(press("b"), "dialog"), null);
  for (const modifier of ["ctrlKey", "metaKey", "altKey", "isComposing"]) assert.equal(actionFor(press("r", { [modifier]: true }), "page"), null);
});

test("Space is a button's own press when the keyboard brought the focus there; the other keys go on", () => {
  assert.equal(actionFor(press(" "), "control"), null);
  assert.equal(actionFor(press("PageDown"), "control"), "go");
  assert.equal(actionFor(press("b"), "control"), "black");
});

test("after a click Space is GO again, wherever the focus went; Enter stays that of the button that has it", () => {
  assert.equal(actionFor(press(" "), "clicked"), "go");
  assert.equal(actionFor(press("Enter"), "clicked"), null);
  assert.equal(actionFor(press("b"), "clicked"), "black");
  assert.equal(actionFor(press("Enter"), "page"), "goSelected");
});

test("Alt with an arrow moves a step, also when a button has the focus", () => {
  for (const place of ["page", "control"]) {
    assert.equal(actionFor(press("ArrowUp", { altKey: true }), place), "earlier");
    assert.equal(actionFor(press("ArrowDown", { altKey: true }), place), "later");
  }
  assert.equal(actionFor(press("ArrowUp"), "page"), null);
  assert.equal(actionFor(press("ArrowUp", { altKey: true }), "typing"), null);
});

test("Escape twice, soon enough, is panic; once, slowly, held down or with another key between it is nothing", () => {
  const presses = new Presses();
  assert.equal(presses.twice(press("Escape"), "page", 0), null);
  assert.equal(presses.twice(press("Escape"), "control", TWICE_WITHIN), "panic");
  assert.equal(presses.twice(press("Escape"), "page", TWICE_WITHIN + 1), null, "a third is the first of the next two");
  assert.equal(presses.twice(press("Escape"), "page", 2 * TWICE_WITHIN + 2), null);
  assert.equal(presses.twice(press("Escape", { repeat: true }), "page", 2 * TWICE_WITHIN + 3), null);
  assert.equal(presses.twice(press("b"), "page", 2 * TWICE_WITHIN + 4), null);
  assert.equal(presses.twice(press("Escape"), "page", 2 * TWICE_WITHIN + 5), null);
  assert.equal(presses.twice(press("b"), "page", 10_000), null);
  assert.equal(presses.twice(press("b"), "page", 10_001), null, "only a key of which two presses mean something");
});

test("the Escape that closes a dialog, or leaves a field, is not the first of two", () => {
  for (const place of ["dialog", "typing"]) {
    const presses = new Presses();
    assert.equal(presses.twice(press("Escape"), place, 0), null);
    assert.equal(presses.twice(press("Escape"), "page", 100), null);
    assert.equal(presses.twice(press("Escape"), "page", 200), "panic");
  }
});

test("digits that come soon after each other make one number", () => {
  const presses = new Presses();
  assert.equal(presses.number(press("1"), "page", 0), 1);
  assert.equal(presses.number(press("2"), "page", NUMBER_WITHIN), 12);
  assert.equal(presses.number(press("3"), "page", 2 * NUMBER_WITHIN + 1), 3);
  assert.equal(presses.number(press("x"), "page", 0), null);
  assert.equal(presses.number(press("1"), "typing", 0), null);
  assert.equal(presses.number(press("1"), "dialog", 0), null);
  assert.equal(presses.number(press("1", { ctrlKey: true }), "page", 0), null);
});

test("Enter right after a number is about that number, also on a button; any other key between gives the button its press back", () => {
  const presses = new Presses();
  const typeIn = (place) => (key, at) => [presses.settles(press(key), place, at), presses.number(press(key), place, at)][0];
  const type = typeIn("control");
  assert.equal(type("Enter", 0), null);
  type("8", 0);
  assert.equal(type("Enter", NUMBER_WITHIN), "goSelected");
  assert.equal(type("Enter", NUMBER_WITHIN), null, "only once");
  type("8", 10_000);
  type("Tab", 10_100);
  assert.equal(type("Enter", 10_200), null);
  type("8", 20_000);
  assert.equal(type("Enter", 20_001 + NUMBER_WITHIN), null);
  typeIn("clicked")("8", 30_000);
  assert.equal(typeIn("clicked")("Enter", 30_100), "goSelected", "also where the mouse was");
});

test("a slider keeps its Page keys, and gives Space away", () => {
  assert.equal(actionFor(press("PageDown"), "slider"), null);
  assert.equal(actionFor(press(" "), "slider"), "go");
});

test("no key stands for two actions, and each action has something to print", () => {
  const keys = KEYS.flatMap((entry) => entry.keys);
  assert.equal(new Set(keys).size, keys.length);
  for (const { action } of KEYS) assert.ok(printOf(action) && WORDS[action]());
  assert.equal(Object.keys(WORDS).length, KEYS.length);
});

test("keys that were switched off stay off after a reload", () => {
  const storage = memoryStorage();
  assert.deepEqual(readKeysOff(storage), []);
  writeKeysOff(["go", "black"], storage);
  assert.deepEqual(readKeysOff(storage), ["go", "black"]);
});

test("a browser that keeps nothing has all keys on", () => {
  assert.deepEqual(readKeysOff(null), []);
  writeKeysOff(["go"], null);
  assert.deepEqual(readKeysOff({ getItem: () => "no json" }), []);
});
