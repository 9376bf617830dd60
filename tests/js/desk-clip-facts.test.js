import assert from "node:assert/strict";
import { test } from "node:test";
import { lacksOfClip, sourceOf } from "../../static/js/desk/clip-facts.js";

const step = (lacks, fragment = {}) => ({ lacks, own: { fragment } });

test("what a fragment lacks is said in words", () => {
  assert.deepEqual(lacksOfClip(step(["words", "rights"])), ["no captions and no transcript", "nothing on the right to show it"]);
  assert.deepEqual(lacksOfClip(step([])), []);
  assert.deepEqual(lacksOfClip({ own: {} }), [], "a poll lacks none of it");
});

test("a right that ended yesterday is over, and one that ends today is not", () => {
  const until = (day) => lacksOfClip(step([], { rights_until: day }), "2021-02-10");
  assert.deepEqual(until("2021-02-09"), ["the right to show it ended on 2021-02-09"]);
  assert.deepEqual([until("2021-02-10"), until("")], [[], []]);
});

test("where a clip comes from is its source and its episode, as far as they are told", () => {
  assert.deepEqual([sourceOf({ source: "Klassen", episode: "aflevering 2" }), sourceOf({ episode: "2" }), sourceOf({})], ["Klassen · aflevering 2", "2", ""]);
});
