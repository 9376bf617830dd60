import assert from "node:assert/strict";
import { test } from "node:test";
import { personalIn } from "../../static/js/phone/writing/personal.js";
import { sentenceOf } from "../../static/js/phone/writing/time.js";

const hidden = { open: true, writing: { hidden: true, then: "close" } };

test("so long nobody reads along, the phone says so", () => {
  assert.match(sentenceOf(hidden, 100, false), /the room reads your ideas when the writing is over/);
  assert.match(sentenceOf(hidden, null, false), /the room reads your ideas when the writing is over/, "without a clock too");
  assert.equal(sentenceOf({ open: true, writing: { hidden: false, then: "close" } }, 100, false), "");
  assert.equal(sentenceOf({ open: true }, 100, true), "");
});

test("when the time is over it says to send, if writing closes then", () => {
  assert.match(sentenceOf(hidden, 0, true), /Send now/);
  assert.doesNotMatch(sentenceOf({ open: true, writing: { hidden: true, then: "open" } }, 0, true), /Send now/);
  assert.equal(sentenceOf({ open: true }, 0, true), "", "another clock closes nothing");
});

test("words that were not sent have a sentence that says where they are", () => {
  assert.match(sentenceOf({ open: false }, null, true), /stay on this phone/);
  assert.equal(sentenceOf({ open: false }, null, false), "");
});

test("a name without a title is found where it stands, a place or an organisation is not", () => {
  for (const text of ["Mohammed van der Berg zit in groep 7", "Lisa de V. kreeg kader", "Zoals Fatima en Sem", "Mijn dochter Ylva"]) assert.deepEqual(personalIn(text), ["name"], text);
  for (const text of ["Den Haag moet luisteren", "De Inspectie van het Onderwijs", "Kansrijke Wijk", "Groep A krijgt meer dan groep B."]) assert.deepEqual(personalIn(text), [], text);
});
