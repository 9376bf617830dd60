import assert from "node:assert/strict";
import { test } from "node:test";
import { openWord } from "../../static/js/desk/asking.js";
import { ideasNow, nowWords } from "../../static/js/desk/ideas-now.js";

const step = (more = {}) => ({ id: "s1", kind: "ideas", open: true, shown: false, support: "agree_disagree_pass", view: "wall", ...more });
const deskWith = (docs) => ({ docs: { get: (key) => ({ meetup: { state: "open" }, ...docs })[key] } });
const dots = (more = {}) => ({ step: "s1", each: 3, open: true, voted: 8, ...more });

test("of a step of ideas on air it is plain what runs", () => {
  const runs = (docs) => ideasNow(deskWith(docs));
  assert.equal(runs({ step: step() }), "weighing");
  assert.equal(runs({ step: step({ support: "none" }) }), "writing");
  assert.equal(runs({ step: step({ writing: { hidden: true, written: 4 } }) }), "time");
  assert.equal(runs({ step: step({ writing: { hidden: false } }) }), "weighing", "everyone reads along by now");
  assert.equal(runs({ step: step({ open: false }), dots: dots() }), "dots");
  assert.equal(runs({ step: step({ open: false }), dots: dots({ open: false }) }), "counted");
  assert.equal(runs({ step: step({ open: false }), dots: dots({ open: false, voted: 0 }) }), "nothing");
  assert.equal(runs({ step: step({ open: false }), dots: dots({ step: "s9" }) }), "nothing", "the dots are another step's");
  assert.equal(runs({ step: step({ open: false }) }), "nothing");
  assert.equal(runs({ step: step(), meetup: { state: "closed" } }), "nothing");
});

test("of any other step nothing is said", () => {
  assert.equal(ideasNow(deskWith({ step: { id: "s2", kind: "poll" } })), null);
  assert.equal(ideasNow(deskWith({})), null);
});

test("the words tell how far it is, and for dots whether the room sees them", () => {
  const words = (docs) => nowWords(deskWith(docs)).join(": ");
  assert.equal(words({ step: step({ writing: { hidden: true, written: 4 } }) }), "Time to write goes on: hidden until the time is over; written: 4");
  assert.equal(words({ step: step({ open: false }), dots: dots({ voted: 1 }) }), "Dots are open, 3 for each: 1 person put dots");
  const closed = { open: false };
  assert.match(words({ step: step({ ...closed, view: "dots" }), dots: dots(closed) }), /8 people put dots · the room sees how they lie/);
  assert.match(words({ step: step(closed), dots: dots(closed) }), /the room does not see how they lie/);
});

test("the switch says what it closes", () => {
  const word = (docs) => openWord(deskWith(docs));
  assert.deepEqual([word({ step: step() }), word({ step: step({ open: false }) }), word({ step: step({ open: false }), dots: dots() })], ["Close the ideas", "Open the ideas", "Close the dots"]);
});
