import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { factsOf } from "../../static/js/phone/results/facts.js";
import { marksOf, rowFigure } from "../../static/js/phone/results/rows.js";
import { rowsOf } from "../../static/js/parts/rows.js";
import { tallyOf } from "../../static/js/parts/tally.js";

globalThis.document = { documentElement: { lang: "en" } };

/** The same cases as in tests/web/test_result_words.py: a phone with a script and one without say the same. */
for (const { name, round, results, choice, marks, figures, facts } of JSON.parse(readFileSync(new URL("phone-results.json", import.meta.url), "utf-8"))) {
    test(name, () => {
        const told = { ...round, results };
        const rows = tallyOf(told, rowsOf(told)).rows.map((row) => rowFigure(told, row));
        assert.deepEqual(rows.map(({ value, foot }) => [value, foot]), figures);
        assert.deepEqual(marksOf(told, choice), marks);
        assert.deepEqual(factsOf(told), facts);
    });
}
