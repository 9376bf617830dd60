import assert from "node:assert/strict";
import { test } from "node:test";
import { ballotOf } from "../../static/js/phone/ballot.js";
import { Echo } from "../../static/js/phone/echo.js";
import { remaining } from "../../static/js/phone/remaining.js";
import { KINDS } from "../../static/js/phone/kinds.js";
import { lacking, roundOf, stageOf } from "../../static/js/phone/stage.js";
import { Documents } from "../../static/js/live/documents.js";

const open = { id: "r1", kind: "choice", state: "open", results: null };
const counted = { total: 3, counts: { o1: 3 } };

function docs(documents) {
    const known = new Documents();
    known.take({ epoch: "e", seq: 1, from: 0, docs: documents });
    return known;
}

test("a ballot goes from choosing over sending to received, and back when it is changed", () => {
    assert.equal(ballotOf({ round: open }).state, "choosing");
    assert.equal(ballotOf({ round: open, sending: true, choice: "o1" }).state, "sending");
    assert.equal(ballotOf({ round: open, mine: { choice: "o1" }, choice: "o1" }).state, "received");
    assert.equal(ballotOf({ round: open, choice: "o1", changing: true }).state, "choosing");
});

test("while voting is paused nobody chooses, and a closing round goes on to close", () => {
    const paused = { ...open, paused: true };
    assert.equal(ballotOf({ round: paused }).state, "paused");
    assert.equal(ballotOf({ round: paused, choice: "o1", changing: true }).state, "paused");
    assert.equal(ballotOf({ round: paused, sending: true, choice: "o1" }).state, "sending");
    assert.equal(ballotOf({ round: { ...paused, state: "closing" } }).state, "closing");
});

test("results stay hidden after closing until the room may see them", () => {
    assert.equal(ballotOf({ round: { ...open, state: "closing" }, choice: "o1" }).state, "closing");
    assert.equal(ballotOf({ round: { ...open, state: "closed" } }).state, "closed");
    assert.equal(ballotOf({ round: { ...open, state: "closed", results: counted } }).state, "results");
});

test("who has voted may see the results where the poll says so", () => {
    const ballot = ballotOf({ round: open, mine: { choice: "o1", results: counted }, choice: "o1" });
    assert.deepEqual([ballot.state, ballot.results], ["received", counted]);
});

test("one's own tap is shown until the server's word comes", () => {
    let time = 0;
    const echo = new Echo(() => time);
    assert.equal(echo.value("o1"), "o1");
    echo.expect("o2");
    assert.equal(echo.value("o1"), "o2");
    echo.confirm();
    assert.equal(echo.value("o1"), "o2");
    assert.equal(echo.value("o2"), "o2");
    assert.equal(echo.value("o3"), "o3");
});

test("a tap that was refused, or that nobody confirms any more, gives way to the server's word", () => {
    let time = 0;
    const echo = new Echo(() => time);
    echo.expect("o2");
    echo.drop();
    assert.equal(echo.value("o1"), "o1");
    echo.expect("o2");
    echo.confirm();
    time = 5001;
    assert.equal(echo.value("o1"), "o1");
});

test("before the first step a phone waits; after the last it thanks", () => {
    assert.equal(stageOf(docs({ meetup: { state: "preparing" } }))[0].kind, "waiting");
    assert.equal(stageOf(docs({ meetup: { state: "closed" }, step: { id: "s1", kind: "text" } }))[0].kind, "over");
});

test("a poll shows its round, or that the question comes in a moment", () => {
    const step = { id: "s2", kind: "poll" };
    assert.equal(stageOf(docs({ step }))[0].kind, "soon");
    assert.deepEqual(stageOf(docs({ step, round: { ...open, step: "s2" } })), [{ key: "round/r1", kind: "poll", round: "r1" }]);
});

test("whatever has a body is read as a text, and so is a kind whose script is still on its way", () => {
    const kindOf = (step) => stageOf(docs({ step: { id: "s4", ...step } }))[0].kind;
    assert.equal(kindOf({ kind: "talk", body: "Nu: Alleen" }), "text");
    assert.equal(kindOf({ kind: "ideas" }), "text");
    assert.equal(lacking(docs({ step: { id: "s4", kind: "ideas", choosing: true } })), "ideas", "then those of choosing");
    KINDS.ideas = {};
    assert.equal(kindOf({ kind: "ideas" }), "ideas");
    assert.equal(lacking(docs({ step: { id: "s4", kind: "ideas", choosing: true } })), "choosing");
    delete KINDS.ideas;
    assert.equal(kindOf({ kind: "fragment" }), "fragment");
    assert.equal(kindOf({ kind: "agreements" }), "text");
    assert.equal(lacking(docs({ step: { id: "s4", kind: "agreements" } })), "agreements");
    KINDS.agreements = {};
    assert.equal(kindOf({ kind: "agreements" }), "agreements");
    assert.equal(lacking(docs({ step: { id: "s4", kind: "agreements" }, round: { ...open, kind: "rank" } })), "kinds");
    assert.ok(!lacking(docs({ step: { id: "s4", kind: "agreements" } })));
    delete KINDS.agreements;
});

test("the script of results is lacking as soon as this phone is told any, of its own vote too", () => {
    const step = { id: "s2", kind: "poll" };
    const asked = docs({ step, round: { ...open, step: "s2" } });
    assert.ok(!lacking(asked));
    assert.equal(lacking(docs({ step, round: { ...open, step: "s2", state: "closed", results: counted } })), "results");
    assert.equal(lacking(asked, new Map([["my/round/r1", { choice: "o1", results: counted }]])), "results");
    KINDS.results = () => null;
    assert.ok(!lacking(docs({ step, round: { ...open, step: "s2", state: "closed", results: counted } })));
    delete KINDS.results;
});

test("a round of an earlier step that is still open stays below, under the same key", () => {
    const known = docs({ step: { id: "s3", kind: "text", body: "" }, "round/r1": { ...open, step: "s2" }, "round/r2": { ...open, id: "r2", state: "closed" } });
    assert.deepEqual(stageOf(known).map((section) => section.key), ["step/s3/text", "round/r1"]);
    assert.equal(roundOf(known, "r1").step, "s2");
});

test("a clock counts by server time, stands still when paused, and never goes below zero", () => {
    assert.equal(remaining(undefined, 100), null);
    assert.equal(remaining({ running: true, ends_at: 130, left: 60 }, 100), 30);
    assert.equal(remaining({ running: false, ends_at: null, left: 60 }, 100), 60);
    assert.equal(remaining({ running: true, ends_at: 90, left: 0 }, 100), 0);
    assert.equal(remaining({ running: true, ends_at: 130, left: 60 }, 100.4), 30, "whole seconds, as on the screen");
});
