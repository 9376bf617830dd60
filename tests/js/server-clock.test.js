import assert from "node:assert/strict";
import { test } from "node:test";
import { ServerClock } from "../../static/js/live/server-clock.js";

function clock() {
    const world = { own: 100 };
    world.clock = new ServerClock(() => world.own);
    return world;
}

test("without any word of the server one's own clock counts", () => {
    assert.equal(clock().clock.now(), 100);
});

test("of two readings close together the one that was less late counts", () => {
    const world = clock();
    world.clock.hear(160);
    world.clock.hear(159.7);
    assert.equal(world.clock.now(), 160);
    world.clock.hear(160.2);
    assert.equal(world.clock.now(), 160.2);
});

test("a clock that was set anew is believed at once", () => {
    const world = clock();
    world.clock.hear(160);
    world.own = 50;
    world.clock.hear(161);
    assert.equal(world.clock.now(), 161);
});
