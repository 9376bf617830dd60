import assert from "node:assert/strict";
import { test } from "node:test";
import { momentsSentence, peaksOf, peopleWords, seenAgainFrom, stretchesOf } from "../../static/js/parts/moments.js";
import { meterWords, silentOf } from "../../static/js/tools/together-words.js";

const nobody = { step: null, phones: 112, armed: 0, loading: 0, ready: 0, playing: 0, ended: 0, cannot: 0 };
const says = (progress, at) => meterWords({ ...nobody, ...progress }, at).says;
const means = (progress, at) => meterWords({ ...nobody, ...progress }, at).means;

test("before it: how many are ready, who still loads, and who has not turned the sound on", () => {
  assert.equal(says({ ready: 96, loading: 9, armed: 2 }), "96 of 112 ready, 9 still load");
  assert.equal(means({ ready: 96, loading: 9, armed: 2 }), "5 phones have not turned the sound on.");
  assert.equal(says({ ready: 112 }), "112 of 112 ready");
  assert.equal(means({ ready: 112 }), "");
  assert.equal(means({ ready: 111 }), "1 phone has not turned the sound on.");
  assert.equal(means({ ready: 96 }, { left: 1.2 }), "It begins in 2");
});

test("while it plays: who plays along, and who reads instead", () => {
  assert.equal(says({ playing: 94, cannot: 2, loading: 9 }), "94 phones play along · 2 can't keep up and read");
  assert.equal(says({ playing: 1 }), "1 phone plays along");
});

test("at its end: how many saw it, and whether the moderator can speak", () => {
  const over = { over: true };
  assert.equal(says({ ended: 87, playing: 7, cannot: 2 }, over), "87 of 96 saw the end");
  assert.equal(means({ ended: 87, playing: 7, cannot: 2 }, over), "7 still watch: wait a moment.");
  assert.equal(means({ ended: 93, playing: 1, cannot: 2 }, over), "1 still watches: wait a moment.");
  assert.equal(means({ ended: 94, cannot: 2 }, over), "You can speak.");
  assert.equal(says({ ready: 3 }, over), "3 of 112 ready", "nobody watched: nothing is over");
});

test("who left since, and was counted a moment ago, makes no phone too few", () => {
  assert.equal(silentOf({ ...nobody, phones: 3, ready: 5 }), 0);
});

const moments = { step: "s2", in: 10, out: 58, voted: 41, counted: true, counts: Array.from({ length: 24 }, (_, at) => ({ 3: 12, 10: 24, 11: 24 })[at] || null) };

test("stretches lie one after the other from the in point on", () => {
  const stretches = stretchesOf(moments);
  assert.equal(stretches.length, 24);
  assert.deepEqual(stretches[3], { at: 3, count: 12, from: 6, to: 8 });
  assert.deepEqual(stretchesOf({ ...moments, counts: null }), []);
});

test("peaks are the highest first, the earlier of two alike before the other, and never what is too few", () => {
  assert.deepEqual(peaksOf(moments).map(({ at }) => at), [10, 11, 3]);
  assert.deepEqual(peaksOf(moments, 1).map(({ at }) => at), [10]);
});

test("one goes to a moment before the tap, and never before the in point", () => {
  assert.equal(seenAgainFrom(moments, { from: 20 }), 28);
  assert.equal(seenAgainFrom(moments, { from: 0 }), 10);
});

test("the curve as a sentence", () => {
  assert.equal(momentsSentence(moments), "41 people told a moment · most of them at 0:20 (24)");
  assert.equal(momentsSentence({ ...moments, counted: false, counts: null }), "41 people told a moment");
  assert.equal(momentsSentence({ ...moments, voted: 3, counts: null }), "3 people told a moment · too few in one place to show it safely");
  assert.equal(momentsSentence({ ...moments, voted: 0, counts: null }), "Nobody told a moment");
  assert.equal(peopleWords(null), "fewer than 5");
});
