import assert from "node:assert/strict";
import { test } from "node:test";
import { groupCode, shortAddress } from "../../static/js/screen/address.js";
import { Black } from "../../static/js/parts/black.js";
import { leastThat } from "../../static/js/screen/fit.js";
import { isNearlyOver, partGone, secondsLeft } from "../../static/js/screen/clock.js";

test("the key on the screen blanks it without the server, and shows it again", () => {
  const black = new Black();
  black.set(!black.on);
  assert.equal(black.on, true);
  black.hear(false);
  assert.equal(black.on, true);
  black.set(!black.on);
  assert.equal(black.on, false);
});

test("what the server says anew goes above what was decided here", () => {
  const black = new Black();
  black.set(true);
  black.hear(true);
  black.hear(false);
  assert.equal(black.on, false);
});

test("a screen that the server made black can be shown from its own keyboard", () => {
  const black = new Black();
  black.hear(true);
  black.set(!black.on);
  assert.equal(black.on, false);
});

test("people see an address without scheme and a code in two threes", () => {
  assert.equal(shortAddress("http://192.168.1.20:8080/482913"), "192.168.1.20:8080");
  assert.equal(shortAddress("https://www.klassen.example/482913"), "klassen.example");
  assert.equal(groupCode("482913"), "482\u00a0913");
});

test("the clock counts by the server's time and stops at nought", () => {
  const clock = { running: true, ends_at: 1180, left: 180, total: 300 };
  assert.equal(secondsLeft(clock, 1000), 180);
  assert.equal(secondsLeft(clock, 1000.4), 180);
  assert.equal(secondsLeft(clock, 1200), 0);
  assert.equal(secondsLeft({ ...clock, running: false, ends_at: null, left: 42 }, 1200), 42);
  assert.equal(secondsLeft(null, 1200), null);
});

test("a ring closes with the part of the time that is gone", () => {
  const clock = { running: true, ends_at: 1060, left: 60, total: 60 };
  assert.equal(partGone(clock, 1000), 0);
  assert.equal(partGone(clock, 1015), 0.25);
  assert.equal(partGone(clock, 1200), 1);
  assert.equal(partGone({ ...clock, running: false, ends_at: null, left: 30 }, 1200), 0.5);
  assert.equal(partGone({ ...clock, ends_at: 1070 }, 1000), 0, "time that was added counts when it is there");
  assert.equal(partGone(null, 1000), null);
});

test("the last part of the time asks for attention", () => {
  assert.equal(isNearlyOver({ total: 300 }, 31), false);
  assert.equal(isNearlyOver({ total: 300 }, 30), true);
  assert.equal(isNearlyOver({ total: 60 }, 15), true);
  assert.equal(isNearlyOver({ total: 3600 }, 61), false);
});

test("the largest letters that fit are found in few tries", () => {
  for (const least of [0, 1, 4, 7]) {
    const tried = [];
    assert.equal(leastThat((step) => tried.push(step) && step >= least, 7), least);
    assert.ok(tried.length <= 4, `${tried}`);
  }
  assert.equal(leastThat(() => false, 7), 7);
});
