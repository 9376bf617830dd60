import assert from "node:assert/strict";
import { test } from "node:test";
import { againSentence, trackOf } from "../../static/js/parts/again.js";
import { dividedCloud, leftText } from "../../static/js/parts/cloud-left.js";
import { figureOf, resultsSentence, shareText } from "../../static/js/parts/figures.js";
import { numberIn, numberText } from "../../static/js/parts/numbers.js";
import { sizeOf } from "../../static/js/parts/pictures/cloud.js";
import { rowsOf } from "../../static/js/parts/rows.js";
import { tallyOf } from "../../static/js/parts/tally.js";

globalThis.document = { documentElement: { lang: "nl" } };

test("numbers are written and read as people write them", () => {
  assert.deepEqual([12.5, 3, 0.1 + 0.2, -2].map((number) => numberText(number)), ["12,5", "3", "0,3", "-2"]);
  assert.equal(numberText(12.5, "en"), "12.5");
  assert.deepEqual(["12,5", " 3 ", "−2", "veel", "1,2,3"].map(numberIn), [12.5, 3, -2, "veel", "1,2,3"]);
});

test("rows are the options, the bins, or the texts that were given most first", () => {
  const options = [{ id: "o1", label: "Ja" }];
  assert.equal(rowsOf({ options }), options);
  const bins = [{ from: 5, to: 10, count: 3 }, { from: 10, to: 15, count: 1 }];
  const number = (decimals) => rowsOf({ options: [], amount: { decimals }, results: { bins, counts: { 5: 3, 10: 1 } } });
  assert.deepEqual(number(0).map(({ label }) => label), ["5–9", "10–14"]);
  assert.deepEqual(number(1).map(({ id, label }) => [id, label]), [["5", "5–9,9"], ["10", "10–14,9"]]);
  const single = rowsOf({ options: [], amount: { decimals: 0 }, results: { bins: [{ from: 7, to: 8, count: 1 }], counts: { 7: 1 } } });
  assert.deepEqual(single, [{ id: "7", label: "7" }]);
  const words = rowsOf({ options: [], results: { counts: { taal: 1, 2021: 1, kansen: 3 } } });
  assert.deepEqual(words.map(({ id }) => id), ["kansen", "2021", "taal"]);
  assert.deepEqual(rowsOf({ options: [], results: null }), []);
});

test("a share is of the whole that the results name, else of all who answered", () => {
  const options = [{ id: "o1", label: "a" }, { id: "o2", label: "b" }];
  const share = (results) => tallyOf({ options, results }).rows.map((row) => row.percent);
  assert.deepEqual(share({ total: 4, counts: { o1: 3, o2: 1 } }), [75, 25]);
  assert.deepEqual(share({ total: 2, counts: { o1: 125, o2: 75 }, whole: 200 }), [63, 38]);
  assert.deepEqual(share({ total: 0, counts: { o1: 0, o2: 0 }, whole: 0 }), [0, 0]);
});

test("a ranking tells its average places, points what they are, and others their share", () => {
  const row = { id: "o1", count: 8, percent: 89 };
  assert.deepEqual(figureOf({ kind: "choice", results: {} }, row), { value: "89%", note: "8", change: "" });
  assert.deepEqual(figureOf({ kind: "rank", results: { mean_place: { o1: 1.33 } } }, row), { value: "8", note: "average place 1,33", change: "" });
  assert.deepEqual(figureOf({ kind: "rank", results: { mean_place: null } }, row), { value: "8", note: "points", change: "" });
  assert.deepEqual(figureOf({ kind: "points", results: {} }, row), { value: "89%", note: "8 points", change: "" });
});

test("a second asking says by how much it changed since the first", () => {
  const round = { kind: "choice", options: [], results: { total: 4 }, before: { total: 8, counts: { o1: 2, o2: 4, o3: 2 } } };
  const change = (id, percent) => figureOf(round, { id, percent, count: 1 }).change;
  assert.deepEqual([change("o1", 50), change("o2", 25), change("o3", 25), change("o4", 0)], ["▲ 25", "▼ 25", "=", "="]);
  assert.equal(resultsSentence(round), "4 answers · ▲▼ percentage points since last time (8 answers)");
});

test("of points the change is of all points; of numbers, scales and words no row has one", () => {
  const row = { id: "o1", percent: 40, count: 80 };
  const before = { total: 2, whole: 200, counts: { o1: 50 } };
  assert.equal(shareText({ kind: "points", results: { total: 2 }, before }, row), "40% ▲ 15");
  for (const kind of ["number", "scale"]) assert.equal(shareText({ kind, results: { total: 2 }, before }, row), "40%", kind);
  assert.equal(shareText({ kind: "words", results: { total: 2 }, before }, row), "");
  assert.equal(resultsSentence({ kind: "number", results: { total: 2 }, before }), "2 answers");
});

test("of a ranking the change is in places, and the sentence says what is at the top", () => {
  const options = ["a", "b", "c"].map((id) => ({ id, label: id.toUpperCase() }));
  const round = { kind: "rank", options, results: { total: 4, counts: { a: 3, b: 8, c: 1 } }, before: { total: 4, counts: { a: 6, b: 3, c: 3 } } };
  assert.deepEqual(["a", "b", "c"].map((id) => figureOf(round, { id, count: 1 }).change), ["▼ 1", "▲ 1", "▼ 1"]);
  assert.equal(againSentence(round), "At the top now: “B” · last time: “A”");
  assert.match(resultsSentence(round), /▲▼ places since last time \(4 answers\)$/);
  assert.doesNotMatch(resultsSentence({ ...round, before: round.results }), /▲/);
  assert.equal(figureOf({ ...round, before: round.results }, { id: "a", count: 1 }).change, "", "an average place follows");
  assert.equal(againSentence({ ...round, before: round.results }), "At the top again: “B”");
  assert.equal(againSentence({ ...round, before: { total: 1, counts: { a: 2, b: 2, c: 0 } } }), "At the top now: “B” · last time: “A”, “B”");
});

test("of numbers and scales the middle of then and of now is told, and where they stand", () => {
  const number = { kind: "number", amount: { unit: "%" }, results: { total: 3, median: 55, least: 10, most: 90 }, before: { total: 4, median: 40, least: 0, most: 80 } };
  assert.equal(againSentence(number), "The one in the middle went from 40 to 55 %");
  assert.deepEqual(trackOf(number), { before: "40", figure: "55", then: 44.4, now: 61.1, least: "0", most: "90" });
  assert.equal(againSentence({ ...number, before: { ...number.before, median: 55 } }), "The one in the middle stayed 55 %");
  const scale = { kind: "scale", scale: { from: 1, to: 5 }, results: { total: 3, mean: 3.5 }, before: { total: 4, mean: 2 } };
  assert.equal(againSentence(scale), "The average went from 2 to 3,5");
  assert.deepEqual(trackOf(scale), { before: "2", figure: "3,5", then: 25, now: 62.5, least: "1", most: "5" });
  for (const none of [{ ...number, before: undefined }, { ...number, before: { total: 0, median: null } }, { kind: "choice", results: { total: 1 }, before: { total: 1, counts: {} } }]) {
    assert.equal(againSentence(none), "");
    assert.equal(trackOf(none), null);
  }
});

test("a result in a sentence", () => {
  const amount = { unit: "%" };
  assert.equal(resultsSentence({ kind: "number", amount, results: { total: 3, mean: 21.29, median: 12.5 } }), "3 answers · the one in the middle: 12,5 % · average 21,29 %");
  assert.equal(resultsSentence({ kind: "number", amount, results: { total: 0, mean: null, median: null } }), "No answers yet");
  assert.equal(resultsSentence({ kind: "rank", results: { total: 1 } }), "1 answer · the first place gives the most points");
  assert.equal(resultsSentence({ kind: "text", results: { total: 9, further: 2 } }), "9 answers · and 2 more");
  assert.equal(resultsSentence({ kind: "words", results: { total: 9, further: 2 } }), "9 answers", "the cloud says it");
});

test("of a full cloud the words given least go, and it says how many they are", () => {
  const rows = Array.from({ length: 54 }, (_, at) => ({ id: `w${at}`, label: `w${at}`, count: at < 40 ? 3 : 1 }));
  const { seen, left, each } = dividedCloud(rows, 2);
  assert.deepEqual([seen.length, seen.every(({ count }) => count === 3), leftText(left, each)], [40, true, "and 16 more words, each given once"]);
  assert.deepEqual(dividedCloud(rows.slice(0, 40)).left, 0);
  assert.deepEqual([leftText(1, 1), leftText(1, 4), leftText("{n}", 2)], ["and 1 more word, given once", "and 1 more word, given 4 times at most", "and {n} more words, each given 2 times at most"]);
});

test("the area of a word grows with its count", () => {
  assert.deepEqual([0, 0.25, 1].map(sizeOf), [1, 2.1, 3.2]);
});
