import assert from "node:assert/strict";
import { test } from "node:test";
import { beginAt, endAt, fitted } from "../../static/js/office/editor/marks.js";
import { formatHours, formatNumber, formatPlace, parseNumber, parsePlace, startsOf, totalOf } from "../../static/js/office/editor/times.js";

const steps = [{ minutes: 10 }, { minutes: 5, skipped: true }, { minutes: 2.5 }, { minutes: 60 }];

test("a step starts when those before it are over; a skipped one takes no time", () => {
  assert.deepEqual(startsOf(steps), [0, 10, 10, 12.5]);
  assert.equal(totalOf(steps), 72.5);
  assert.deepEqual(startsOf([]), []);
});

test("minutes that are still being typed count for nothing", () => {
  assert.equal(totalOf([{ minutes: "zeven" }, { minutes: 5 }]), 5);
});

test("offsets are hours and minutes", () => {
  assert.deepEqual([0, 5, 72.5, 120].map(formatHours), ["0:00", "0:05", "1:13", "2:00"]);
});

test("numbers are read and written with the comma of the language", () => {
  assert.deepEqual(["7", "7,5", " 7.25 ", "zeven", ""].map(parseNumber), [7, 7.5, 7.25, "zeven", ""]);
  assert.equal(formatNumber(7.5, "nl"), "7,5");
  assert.equal(formatNumber(7.5, "en"), "7.5");
  assert.equal(formatNumber("zeven", "nl"), "zeven");
});

test("places in a clip are minutes, seconds and tenths, and hundredths where a frame needs them", () => {
  assert.deepEqual([0, 4, 83.4, 59.96, 4.04, 600].map(formatPlace), ["0:00.0", "0:04.0", "1:23.4", "0:59.96", "0:04.04", "10:00.0"]);
  assert.equal(formatPlace("vier"), "vier");
  assert.equal(formatPlace(undefined), "");
});

test("a place is read as people write it, and what is none is left as it is", () => {
  assert.deepEqual(["1:23,4", "1:23.4", "83.4", "0:04.04", "1:02:03", "4"].map(parsePlace), [83.4, 83.4, 83.4, 4.04, 3723, 4]);
  assert.deepEqual(["vier", "", "1:2:3:4"].map(parsePlace), ["vier", "", "1:2:3:4"]);
});

test("what is written is read back the same", () => {
  for (const place of [0, 0.04, 7.1, 59.99, 60, 3599.5]) assert.equal(parsePlace(formatPlace(place)), place);
});

test("a mark beyond the other one moves that to its end of the clip", () => {
  assert.deepEqual(beginAt({ in: 0, out: 10 }, 4, 15), { in: 4, out: 10 });
  assert.deepEqual(beginAt({ in: 0, out: 10 }, 12, 15.004), { in: 12, out: 15 });
  assert.deepEqual(endAt({ in: 4, out: 10 }, 8), { in: 4, out: 8 });
  assert.deepEqual(endAt({ in: 4, out: 10 }, 3), { in: 0, out: 3 });
});

test("another clip begins with all of it when the marks don't lie in it", () => {
  assert.deepEqual(fitted({ in: 0, out: 60 }, 15.008), { in: 0, out: 15 });
  assert.deepEqual(fitted({ in: 2, out: 6 }, 15), { in: 2, out: 6 });
  assert.deepEqual(fitted({ in: 6, out: 2 }, 15), { in: 0, out: 15 });
});
