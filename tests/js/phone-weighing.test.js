import assert from "node:assert/strict";
import { test } from "node:test";
import { reach } from "../../static/js/phone/choosing/weigh-view.js";

const ORDER = ["4", "2", "9", "7", "1"];

test("as many are listed as hold so many to weigh", () => {
    assert.equal(reach(ORDER, () => true, 2), 2);
    assert.equal(reach(ORDER, (target) => target !== "4" && target !== "9", 2), 4);
});

test("where there are no more than that all are", () => {
    assert.equal(reach(ORDER, () => true, 5), 5);
    assert.equal(reach(ORDER, () => false, 2), 5);
});
