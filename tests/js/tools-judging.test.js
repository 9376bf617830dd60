import assert from "node:assert/strict";
import { test } from "node:test";
import { aboutText, orderOfTexts } from "../../static/js/tools/judging.js";

test("what stands out is read first, then what was given most", () => {
  const counts = { taal: 9, "Bel 06 12345678": 1, "Juf Anneke": 2, kansen: 9 };
  assert.deepEqual(orderOfTexts(counts, { "Bel 06 12345678": ["phone"], "Juf Anneke": ["name"] }), ["Juf Anneke", "Bel 06 12345678", "kansen", "taal"]);
  assert.deepEqual(orderOfTexts(counts, {}), ["kansen", "taal", "Juf Anneke", "Bel 06 12345678"]);
});

test("a text that every object has a word for is a text like others", () => {
  const counts = { klas: 2, constructor: 1, toString: 1 };
  assert.deepEqual(orderOfTexts(counts, {}), ["klas", "constructor", "toString"]);
  assert.deepEqual(["constructor", "toString", "klas"].map((text) => aboutText({ klas: ["name"] }, text)), [undefined, undefined, ["name"]]);
});
