import assert from "node:assert/strict";
import { test } from "node:test";
import { orderOfTexts } from "../../static/js/tools/judging.js";

test("what stands out is read first, then what was given most", () => {
  const counts = { taal: 9, "Bel 06 12345678": 1, "Juf Anneke": 2, kansen: 9 };
  assert.deepEqual(orderOfTexts(counts, { "Bel 06 12345678": ["phone"], "Juf Anneke": ["name"] }), ["Juf Anneke", "Bel 06 12345678", "kansen", "taal"]);
  assert.deepEqual(orderOfTexts(counts, {}), ["kansen", "taal", "Juf Anneke", "Bel 06 12345678"]);
});
