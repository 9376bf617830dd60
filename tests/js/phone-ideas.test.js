import assert from "node:assert/strict";
import { test } from "node:test";
import { memoryStorage } from "../../static/js/live/storage.js";
import { Drafts } from "../../static/js/phone/drafts.js";
import { Reading } from "../../static/js/phone/reading.js";

function reading(...ids) {
    const list = new Reading();
    list.arrive(ids);
    return list;
}

test("at first the newest is on top, and what one answered already is last", () => {
    const list = new Reading();
    list.arrive([1, 2, 3, 4], new Set([4]));
    assert.deepEqual(list.before, [3, 2, 1, 4]);
});

test("new ideas wait until they are asked for, then come on top", () => {
    const list = reading(1, 2);
    list.arrive([1, 2, 3, 4]);
    assert.deepEqual([list.before, list.fresh], [[2, 1], [4, 3]]);
    assert.deepEqual(list.showFresh(), [4, 3]);
    assert.deepEqual([list.before, list.fresh], [[4, 3, 2, 1], []]);
});

test("an idea that is taken away leaves its place until the list is asked to move", () => {
    const list = reading(1, 2, 3);
    list.arrive([1, 3]);
    assert.deepEqual(list.before, [3, 2, 1]);
    list.showFresh();
    assert.deepEqual(list.before, [3, 1]);
});

test("an idea that comes back stands where it stood", () => {
    const list = reading(1, 2);
    list.arrive([2]);
    list.arrive([1, 2]);
    assert.deepEqual([list.before, list.fresh], [[2, 1], []]);
});

test("one's own ideas are never in the list of others", () => {
    const list = reading(1, 2);
    list.arrive([2], new Set(), new Set([1]));
    assert.deepEqual(list.before, [2]);
});

test("a draft is kept by step until it is empty", () => {
    const drafts = new Drafts(memoryStorage(), "482913");
    drafts.keep("s3", { theme: "oorzaak", text: "half een" });
    assert.deepEqual(drafts.get("s3"), { theme: "oorzaak", text: "half een" });
    assert.deepEqual(drafts.get("s4"), {});
    drafts.keep("s3", { theme: null, text: "" });
    assert.deepEqual(drafts.get("s3"), {});
});

test("a storage that refuses loses no words and throws nothing", () => {
    const refuse = () => { throw new Error("forbidden"); };
    const drafts = new Drafts({ getItem: refuse, setItem: refuse, removeItem: refuse }, "482913");
    drafts.keep("s3", { text: "half een" });
    assert.deepEqual(drafts.get("s3"), {});
});
