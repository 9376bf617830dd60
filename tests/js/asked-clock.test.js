import assert from "node:assert/strict";
import { test } from "node:test";
import { AskedClock } from "../../static/js/live/asked-clock.js";
import { RoundTrips } from "../../static/js/live/round-trips.js";

const AHEAD = 1000;

/** Questions over a way that takes so long there and back each time, in seconds. */
function asked(ways, start = 50) {
    const trips = new RoundTrips();
    let now = start;
    for (const [there, back] of ways) {
        trips.take(now, now + there + AHEAD, now + there + back);
        now += there + back + 0.15;
    }
    return trips;
}

/** The same numbers each time. */
function chances(seed) {
    let state = seed;
    return () => (state = (state * 16807) % 2147483647) / 2147483647;
}

test("one answer is good to half of what it took", () => {
    const trips = asked([[0.1, 0.3]]);
    assert.ok(Math.abs(trips.ahead - AHEAD) <= trips.doubt + 1e-9);
    assert.ok(Math.abs(trips.doubt - 0.2) < 1e-9);
});

test("the quickest way there and the quickest way back count together, though no answer had both", () => {
    const trips = asked([[0.02, 0.4], [0.4, 0.02]]);
    assert.ok(Math.abs(trips.ahead - AHEAD) < 1e-9);
    assert.ok(Math.abs(trips.doubt - 0.02) < 1e-9);
});

test("over a way of 30 to 400 ms that is never the same twice, six answers are good to 60 ms and mostly to 20", () => {
    const errors = [];
    for (let seed = 1; seed <= 200; seed += 1) {
        const chance = chances(seed * 7919);
        const ways = Array.from({ length: 6 }, () => [0.03 + chance() * 0.17, 0.03 + chance() * 0.17]);
        errors.push(Math.abs(asked(ways).ahead - AHEAD));
    }
    errors.sort((one, other) => one - other);
    assert.ok(errors[199] < 0.06, `worst ${errors[199]}`);
    assert.ok(errors[120] < 0.02, `usual ${errors[120]}`);
});

test("when a clock was set, only what came since counts", () => {
    const trips = asked([[0.1, 0.1], [0.1, 0.1]]);
    trips.take(60, 60.1 + AHEAD + 30, 60.2);
    assert.ok(Math.abs(trips.ahead - AHEAD - 30) < 1e-9);
});

test("what was heard long ago is forgotten, for clocks drift", () => {
    const trips = asked([[0.01, 0.01]], 0);
    trips.take(130, 130.3 + AHEAD, 130.6);
    assert.ok(Math.abs(trips.doubt - 0.3) < 1e-9);
});

function world({ online = true } = {}) {
    const own = { now: 5, tasks: [], asked: [] };
    own.clock = new AskedClock({
        ask: (heard) => online && own.asked.push(heard),
        guess: () => 77,
        own: () => own.now,
        after: (task, ms) => own.tasks.push({ task, at: own.now + ms / 1000 }),
    });
    own.answer = () => own.asked.pop()(own.now + AHEAD);
    own.wait = (seconds) => {
        own.now += seconds;
        own.tasks.filter(({ at }) => at <= own.now).forEach((each) => (own.tasks.splice(own.tasks.indexOf(each), 1), each.task()));
    };
    return own;
}

test("until there is an answer the guess counts; a refusal is none", () => {
    const own = world();
    assert.equal(own.clock.now(), 77);
    own.clock.run(true);
    own.asked.pop()({ ok: false, code: "too_fast" });
    assert.equal(own.clock.now(), 77);
    own.wait(0.2);
    own.answer();
    assert.equal(own.clock.now(), own.now + AHEAD);
});

test("it asks six times in a row, and then now and then: more often when a clip is near", () => {
    for (const [near, pause] of [[true, 4], [false, 30]]) {
        const own = world();
        own.clock.run(near);
        for (let count = 0; count < 6; count += 1) {
            assert.equal(own.asked.length, 1, `question ${count}`);
            own.answer();
            own.wait(0.15);
        }
        assert.equal(own.asked.length, 0);
        own.wait(pause - 1);
        assert.equal(own.asked.length, 0);
        own.wait(1);
        assert.equal(own.asked.length, 1);
    }
});

test("what is not answered is asked again, and a late answer to it is not used", () => {
    const own = world();
    own.clock.run(true);
    const late = own.asked.pop();
    own.wait(5);
    assert.equal(own.asked.length, 1);
    late(own.now + 3000);
    assert.equal(own.clock.now(), 77);
});

test("after a sleep it begins anew, and stopped it asks no more", () => {
    const own = world();
    own.clock.run(true);
    own.answer();
    own.clock.wake();
    assert.equal(own.clock.now(), 77);
    assert.equal(own.asked.length, 1);
    own.answer();
    own.clock.stop();
    own.wait(60);
    assert.equal(own.asked.length, 0);
});
