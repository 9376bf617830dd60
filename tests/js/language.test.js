import assert from "node:assert/strict";
import { test } from "node:test";
import { formatTime, setStrings, t } from "../../static/js/language.js";

test("a text is told in the page's language, with its values", () => {
    setStrings({ "You are {n} of {m}": "U bent {n} van {m}" });
    assert.equal(t("You are {n} of {m}", { n: 3, m: 5 }), "U bent 3 van 5");
});

test("a text without translation is told in English", () => {
    setStrings({});
    assert.equal(t("Hello {name}", { name: "{n}" }), "Hello {n}");
    assert.equal(t("constructor"), "constructor");
});

test("a name without value stays as it is", () => {
    assert.equal(t("{n} of {m}", { n: 0 }), "0 of {m}");
});

test("seconds read as a clock", () => {
    assert.deepEqual([0, 9, 250.9, 3661, -5].map(formatTime), ["0:00", "0:09", "4:10", "1:01:01", "−0:05"]);
});
