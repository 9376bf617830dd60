import assert from "node:assert/strict";
import { test } from "node:test";
import { Lifeline } from "../../static/js/live/lifeline.js";

/** A socket that is open or not; `did` is what was done to it, `pass` lets time go by. The dice fall in the middle. */
function line({ open = true } = {}) {
    const world = { did: [], open, time: 100000, later: [] };
    const note = (what) => () => world.did.push(what);
    world.lifeline = new Lifeline({
        isOpen: () => world.open,
        ask: note("ask"),
        dial: note("dial"),
        hangUp: note("hang up"),
        after: (task, ms) => {
            const timer = { task, at: world.time + ms };
            world.later.push(timer);
            return timer;
        },
        cancel: (timer) => (world.later = world.later.filter((each) => each !== timer)),
        now: () => world.time,
        random: () => 0.5,
    });
    world.pass = (ms) => {
        world.time += ms;
        const due = world.later.filter((each) => each.at <= world.time);
        world.later = world.later.filter((each) => each.at > world.time);
        due.forEach((each) => each.task());
    };
    return world;
}

test("who wakes up asks for a sign of life, and with one all stays as it is", () => {
    const world = line();
    world.lifeline.wake();
    world.lifeline.heard();
    world.pass(60000);
    assert.deepEqual(world.did, ["ask"]);
});

test("without a sign of life within one and a half second the socket is given up and another one opened", () => {
    const world = line();
    world.lifeline.wake();
    world.pass(1499);
    assert.deepEqual(world.did, ["ask"]);
    world.pass(1);
    assert.deepEqual(world.did, ["ask", "hang up", "dial"]);
});

test("a phone that wakes with a bang of events asks once", () => {
    const world = line();
    world.lifeline.wake();
    world.lifeline.wake();
    world.lifeline.wake();
    assert.deepEqual(world.did, ["ask"]);
});

test("who wakes up without a connection dials at once, but leaves an attempt of just now alone", () => {
    const world = line({ open: false });
    world.lifeline.wake();
    world.pass(1000);
    world.lifeline.wake();
    assert.deepEqual(world.did, ["hang up", "dial"]);
    world.pass(600);
    world.lifeline.wake();
    assert.deepEqual(world.did, ["hang up", "dial", "hang up", "dial"]);
});

test("an attempt that went out just before the phone woke, and is not open soon, is made again", () => {
    const world = line({ open: false });
    world.lifeline.dialNow();
    world.pass(200);
    world.lifeline.wake();
    world.pass(1500);
    assert.deepEqual(world.did, ["hang up", "dial", "hang up", "dial"]);
});

test("a connection that is lost in the middle of the evening is dialled again after one to eight seconds", () => {
    const world = line();
    world.lifeline.lost();
    world.pass(4499);
    assert.deepEqual(world.did, []);
    world.pass(1);
    assert.deepEqual(world.did, ["hang up", "dial"]);
});

test("a loss that only comes to light after the phone woke is dialled again at once, then in a hurry", () => {
    const world = line();
    world.lifeline.wake();
    world.lifeline.lost();
    world.pass(0);
    assert.deepEqual(world.did, ["ask", "hang up", "dial"]);
    world.lifeline.lost();
    world.pass(650);
    assert.equal(world.did.filter((what) => what === "dial").length, 2);
});

test("hurry lasts ten seconds", () => {
    const world = line({ open: false });
    world.lifeline.wake();
    world.pass(10001);
    world.lifeline.lost();
    world.pass(4000);
    assert.equal(world.did.filter((what) => what === "dial").length, 1);
});

test("what was stopped stays stopped", () => {
    const world = line();
    world.lifeline.lost();
    world.lifeline.stop();
    world.lifeline.wake();
    world.lifeline.lost();
    world.pass(60000);
    assert.deepEqual(world.did, []);
});
