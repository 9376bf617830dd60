import assert from "node:assert/strict";
import { test } from "node:test";
import { onWaking } from "../../static/js/live/waking.js";

/** A page with a window, a document and a network; `woke` counts. */
function page({ connection } = {}) {
    const world = { woke: 0, window: new EventTarget(), document: new EventTarget(), connection };
    world.document.hidden = false;
    globalThis.addEventListener = (name, listener) => world.window.addEventListener(name, listener);
    globalThis.document = world.document;
    Object.defineProperty(globalThis, "navigator", { value: { connection }, configurable: true });
    onWaking(() => (world.woke += 1));
    return world;
}

function event(name, facts) {
    return Object.assign(new Event(name), facts);
}

test("a page wakes when it is seen again, not when it is hidden", (context) => {
    context.mock.timers.enable({ apis: ["setInterval", "Date"] });
    const world = page();
    world.document.hidden = true;
    world.document.dispatchEvent(event("visibilitychange"));
    assert.equal(world.woke, 0);
    world.document.hidden = false;
    world.document.dispatchEvent(event("visibilitychange"));
    assert.equal(world.woke, 1);
});

test("a page wakes when its network comes or goes, when it thaws, and when it comes back from the browser's memory", (context) => {
    context.mock.timers.enable({ apis: ["setInterval", "Date"] });
    const world = page();
    world.window.dispatchEvent(event("online"));
    world.window.dispatchEvent(event("offline"));
    world.document.dispatchEvent(event("resume"));
    world.window.dispatchEvent(event("pageshow", { persisted: true }));
    assert.equal(world.woke, 4);
    world.window.dispatchEvent(event("pageshow", { persisted: false }));
    assert.equal(world.woke, 4, "it was just loaded");
});

test("a page wakes when its phone goes from one kind of network to another, not when that gets slower", (context) => {
    context.mock.timers.enable({ apis: ["setInterval", "Date"] });
    const connection = Object.assign(new EventTarget(), { type: "wifi" });
    const world = page({ connection });
    connection.dispatchEvent(event("change"));
    assert.equal(world.woke, 0);
    connection.type = "cellular";
    connection.dispatchEvent(event("change"));
    assert.equal(world.woke, 1);
});

test("a page wakes when time jumped, for its phone slept", (context) => {
    context.mock.timers.enable({ apis: ["setInterval", "Date"] });
    const world = page();
    for (let second = 0; second < 10; second++) context.mock.timers.tick(1000);
    assert.equal(world.woke, 0);
    context.mock.timers.tick(10 * 60 * 1000);
    assert.ok(world.woke > 0);
});
