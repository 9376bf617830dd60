import assert from "node:assert/strict";
import { test } from "node:test";
import { ACTIONS, allowed, start } from "../../static/js/desk/actions.js";
import { settleIdea } from "../../static/js/desk/idea-actions.js";
import { SETTLES_SECONDS } from "../../static/js/desk/asking.js";
import { KEYS } from "../../static/js/desk/keys.js";
import { receiptOf, refusalOf } from "../../static/js/desk/receipts.js";
import { mayDo } from "../../static/js/desk/rights.js";

/** A desk that writes down what it is asked to send. */
function deskWith(docs = {}, audience = "desk") {
  const sent = [];
  const send = (verb, fields = {}) => sent.push([verb, fields]);
  return {
    sent,
    audience,
    may: (verb) => mayDo(audience, verb),
    docs: { get: (key) => ({ meetup: { state: "open" }, ...docs })[key] },
    now: { value: 1000 },
    next: { value: docs.next || null },
    selectedStep: { value: null },
    tab: { value: "ideas" },
    selectedIdea: { value: null },
    editing: { value: null },
    redacting: { value: null },
    merging: { value: null },
    approving: { value: null },
    roomy: { on: { value: false } },
    ideasInView: [],
    minutes: { value: 5 },
    help: { value: false },
    black: { value: false },
    clip: { fragment: { value: docs.fragment || null } },
    toggleClip: () => send("fragment.play"),
    undoSentence: () => "",
    do: send,
    step: send,
  };
}

test("every key starts an action that exists", () => {
  for (const { action } of KEYS) assert.ok(ACTIONS[action], action);
});

test("GO names the step that the desk was looking at, and so does the remote", () => {
  const desk = deskWith({ next: { id: "s3" } });
  assert.equal(start(desk, "go"), true);
  assert.deepEqual(desk.sent, [["show.go", { step: "s3" }]]);
  const remote = deskWith({ next: { id: "s3" } }, "remote");
  start(remote, "go");
  assert.deepEqual(remote.sent, [["show.go", { step: "s3" }]]);
});

test("after the last step GO does nothing", () => {
  const desk = deskWith();
  assert.equal(start(desk, "go"), false);
  assert.deepEqual(desk.sent, []);
});

test("when the evening is over no step goes on air any more", () => {
  assert.equal(start(deskWith({ next: { id: "s3" }, meetup: { state: "closed" } }), "go"), false);
  assert.equal(start(deskWith({ next: { id: "s3" }, meetup: { state: "preparing" } }), "go"), true);
});

test("when the evening is over nothing opens or plays any more; results can still be shown or hidden", () => {
  const over = { meetup: { state: "closed" }, step: { kind: "poll" }, round: { state: "closed", shown: true }, fragment: { url: "/media/clip" } };
  for (const name of ["openClose", "again", "play", "clock"]) assert.equal(start(deskWith(over), name), false, name);
  assert.equal(start(deskWith({ ...over, meetup: { state: "open" } }), "openClose"), true);
  assert.equal(start(deskWith(over), "reveal"), true);
});

test("a switch turns on, and off again", () => {
  const off = deskWith({ screen: { frozen: false } });
  start(off, "freeze");
  const on = deskWith({ screen: { frozen: true } });
  start(on, "freeze");
  assert.deepEqual([off.sent, on.sent], [[["screen.freeze", { on: true }]], [["screen.freeze", { on: false }]]]);
});

test("one key opens and closes what is asked: a vote, or the ideas", () => {
  const verbOf = (docs) => {
    const desk = deskWith(docs);
    start(desk, "openClose");
    return desk.sent.map(([verb]) => verb);
  };
  const poll = { kind: "poll" };
  assert.deepEqual(verbOf({ step: poll }), ["round.open"]);
  assert.deepEqual(verbOf({ step: poll, round: { state: "open" } }), ["round.close"]);
  assert.deepEqual(verbOf({ step: poll, round: { state: "closing" } }), []);
  assert.deepEqual(verbOf({ step: poll, round: { state: "closed" } }), ["round.open"]);
  assert.deepEqual(verbOf({ step: { kind: "ideas", open: true } }), ["ideas.close"]);
  assert.deepEqual(verbOf({ step: { kind: "text" } }), []);
});

test("right after the close the same key does not ask again, and says beforehand what it would do", () => {
  const closedFor = (seconds) => deskWith({ step: { kind: "poll" }, round: { state: "closed", closed_at: 1000 - seconds } });
  const asks = (seconds) => start(closedFor(seconds), "openClose");
  assert.deepEqual([0, SETTLES_SECONDS - 0.1, SETTLES_SECONDS, 600].map(asks), [false, false, true, true]);
  assert.equal(ACTIONS.openClose.label(closedFor(600)), "New round");
  assert.match(ACTIONS.openClose.hint(closedFor(600)), /answers so far are kept/);
  assert.equal(ACTIONS.openClose.hint(deskWith({ step: { kind: "poll" }, round: { state: "open" } })), undefined);
});

test("one key goes by all that the room can see of a closed vote, and passes by what tells nothing", () => {
  const told = { groups: [["docent"]], totals: [30], counts: { o1: [30] } };
  const few = { groups: [["3"]], totals: [null], counts: { o1: [null] } };
  const round = (view, split) => ({ id: "r1", state: "closed", view, rows: [{ id: "o1", label: "Ja" }], split });
  const next = (view, split) => {
    const desk = deskWith({ step: { kind: "poll" }, round: round(view, split) });
    start(desk, "nextView");
    return desk.sent.map(([verb, fields]) => `${verb} ${fields.round} ${fields.view}`)[0];
  };
  const split = { role: told, table: few, shift: { stayed: 9 } };
  assert.equal(next("all", split), "round.view r1 role");
  assert.equal(next("role", split), "round.view r1 shift");
  assert.equal(next("shift", split), "round.view r1 all");
  assert.equal(next("all", { role: few, table: null, shift: null }), undefined);
  assert.equal(next("all", null), undefined, "splitting is for good, so no key does it in passing");
  assert.equal(start(deskWith({ step: { kind: "text" } }), "nextView"), false);
});

test("one key turns what the room sees: of what was agreed the sheets, for an operator too", () => {
  const many = Array.from({ length: 60 }, (_, at) => ({ id: at + 1, level: "zelf", text: "Tijd", status: "listed" }));
  const step = { id: "s3", kind: "agreements", agreements: { view: "conditions", page: null, levels: ["zelf"] } };
  for (const audience of ["desk", "operator"]) {
    const desk = deskWith({ step, round: { id: "r1", view: "all", split: null } }, audience);
    desk.docs.all = (prefix) => (prefix === "condition/" ? many : []);
    assert.equal(start(desk, "nextView"), true);
    assert.deepEqual(desk.sent, [["agreements.view", { step: "s3", view: "conditions", page: 0 }]]);
  }
  const poll = { step: { kind: "poll" }, round: { id: "r1", view: "all", split: { role: null, table: null, shift: { stayed: 9 } } } };
  assert.deepEqual(["desk", "operator"].map((audience) => start(deskWith(poll, audience), "nextView")), [true, false], "results are the desk's");
});

test("showing results is another switch than closing the vote", () => {
  const desk = deskWith({ step: { kind: "poll" }, round: { id: "r4", state: "open", shown: true } });
  start(desk, "reveal");
  start(desk, "openClose");
  assert.deepEqual(desk.sent, [["round.hide", { round: "r4" }], ["round.close", { round: "r4" }]], "by name: another may be on air when it is heard");
});

test("the clock starts with the chosen minutes, pauses, and goes on", () => {
  const sentWith = (clock) => {
    const desk = deskWith({ clock });
    start(desk, "clock");
    return desk.sent[0];
  };
  assert.deepEqual(sentWith(undefined), ["clock.start", { seconds: 300 }]);
  assert.deepEqual(sentWith({ running: true }), ["clock.pause", {}]);
  assert.deepEqual(sentWith({ running: false }), ["clock.start", {}]);
});

test("one key begins the next phase of the talk on air, until there is none", () => {
  const sentIn = (phase, meetup = { state: "open" }) => {
    const desk = deskWith({ meetup, step: { id: "s8", kind: "talk", talk: { phases: [{}, {}, {}], phase } } });
    start(desk, "nextPhase");
    return desk.sent;
  };
  assert.deepEqual(sentIn(0), [["talk.phase", { step: "s8", phase: 1 }]]);
  assert.deepEqual(sentIn(1), [["talk.phase", { step: "s8", phase: 2 }]]);
  assert.deepEqual(sentIn(2), []);
  assert.deepEqual(sentIn(null), []);
  assert.deepEqual(sentIn(0, { state: "closed" }), []);
  assert.equal(start(deskWith({ step: { id: "s1", kind: "text" } }), "nextPhase"), false);
});

test("a clock that never ran is started; one that was paused goes on", () => {
  const label = (clock) => ACTIONS.clock.label(deskWith({ clock }));
  assert.equal(label(undefined), "Start the clock");
  assert.equal(label({ running: false, left: 60, total: 60 }), "Start the clock");
  assert.equal(label({ running: false, left: 59, total: 60 }), "Let the clock go on");
  assert.equal(label({ running: true, left: 60, total: 60 }), "Pause the clock");
});

test("the switch of results says what it does now, or after the close", () => {
  const words = (docs) => [false, true].map((shown) => ACTIONS.reveal.label(deskWith(Object.fromEntries(Object.entries(docs).map(([key, document]) => [key, { ...document, shown }])))));
  const poll = { step: { kind: "poll" } };
  assert.deepEqual(words({ ...poll, round: { state: "open", when: "after_close" } }), ["Show after the close", "Keep hidden"]);
  assert.deepEqual(words({ ...poll, round: { state: "closing", when: "after_close" } }), ["Show after the close", "Keep hidden"]);
  assert.deepEqual(words({ ...poll, round: { state: "open", when: "live" } }), ["Show results", "Hide results"]);
  assert.deepEqual(words({ ...poll, round: { state: "closed", when: "after_close" } }), ["Show results", "Hide results"]);
  assert.deepEqual(words({ step: { kind: "ideas", open: true } }), ["Show after the close", "Keep hidden"]);
  assert.deepEqual(words({ step: { kind: "ideas", open: false } }), ["Show support", "Hide support"]);
  assert.equal(ACTIONS.reveal.label(deskWith(poll)), "Show results");
});

test("hiding an idea selects the next that waits", () => {
  const desk = deskWith({ "idea/1": { id: 1, status: "waiting" } });
  desk.ideasInView = [{ id: 1, status: "waiting" }, { id: 2, status: "waiting" }];
  desk.selectedIdea.value = 1;
  start(desk, "hideIdea");
  assert.deepEqual(desk.sent, [["idea.hide", { idea: 1 }]]);
  assert.equal(desk.selectedIdea.value, 2);
});

test("one key each edits the selected idea, silences its author, and asks whether to remove its words", () => {
  const at = (idea) => {
    const desk = deskWith({ "idea/1": { id: 1, ...idea } });
    desk.ideasInView = [{ id: 1, ...idea }];
    desk.selectedIdea.value = 1;
    return desk;
  };
  const desk = at({ status: "waiting" });
  for (const name of ["editIdea", "muteIdea", "redactIdea"]) assert.equal(start(desk, name), true, name);
  assert.deepEqual([desk.editing.value, desk.redacting.value, desk.sent], [1, 1, [["idea.mute", { idea: 1, on: true }]]], "removing waits for the second press");
  const silenced = at({ status: "shown", muted: true });
  start(silenced, "muteIdea");
  assert.deepEqual(silenced.sent, [["idea.mute", { idea: 1, on: false }]]);
  const removed = at({ status: "redacted" });
  for (const name of ["showIdea", "hideIdea", "editIdea", "redactIdea"]) assert.equal(start(removed, name), false, name);
});

test("M asks with which idea the selected one is merged, when it stands by itself", () => {
  const at = (idea) => {
    const desk = deskWith({ "idea/1": { id: 1, ...idea } });
    desk.ideasInView = [{ id: 1 }];
    desk.selectedIdea.value = 1;
    return desk;
  };
  const desk = at({ status: "shown" });
  assert.equal(start(desk, "mergeIdea"), true);
  assert.deepEqual([desk.merging.value, desk.sent], [1, []]);
  for (const idea of [{ status: "hidden" }, { status: "redacted" }, { status: "shown", under: 3 }]) assert.equal(start(at(idea), "mergeIdea"), false);
});

test("behind the tab of votes the keys of an idea are those of the text that has the focus", () => {
  const desk = deskWith();
  const done = [];
  desk.textDeeds = { hideIdea: () => done.push("hide"), redactIdea: () => done.push("redact") };
  assert.equal(start(desk, "hideIdea"), false, "behind another tab");
  desk.tab.value = "poll";
  for (const name of ["hideIdea", "redactIdea"]) assert.equal(start(desk, name), true);
  assert.equal(start(desk, "showIdea"), false, "what is shown already");
  assert.deepEqual(done, ["hide", "redact"]);
});

test("approving all asks first, about those in the list that wait and do not stand out; behind another tab the key does nothing", () => {
  const desk = deskWith();
  assert.equal(start(desk, "approveAll"), false, "nothing waits");
  desk.ideasInView = [{ id: 1, status: "waiting" }, { id: 2, status: "waiting", flags: ["name"] }, { id: 3, status: "shown" }, { id: 4, status: "waiting" }];
  desk.tab.value = "poll";
  assert.equal(start(desk, "approveAll"), false);
  desk.tab.value = "ideas";
  assert.equal(start(desk, "approveAll"), true);
  assert.deepEqual([desk.approving.value, desk.sent], [[1, 4], []]);
});

test("GO goes to the step marked next, also while another is looked at; Enter to that one", () => {
  const desk = deskWith({ next: { id: "s3" } });
  desk.selectedStep.value = "s5";
  for (const name of ["go", "goSelected"]) start(desk, name);
  assert.deepEqual(desk.sent, [["show.go", { step: "s3" }], ["show.go", { step: "s5" }]]);
});

test("settling another idea than the selected one leaves the selection alone", () => {
  const desk = deskWith();
  desk.selectedIdea.value = 1;
  settleIdea(desk, "idea.show", 5);
  assert.equal(desk.selectedIdea.value, 1);
});

test("keys work on an idea that one sees, not on one of another step or behind another tab", () => {
  const desk = deskWith({ "idea/1": { id: 1, status: "waiting" } });
  desk.selectedIdea.value = 1;
  assert.equal(start(desk, "showIdea"), false);
  desk.ideasInView = [{ id: 1, status: "waiting" }];
  desk.tab.value = "poll";
  assert.equal(start(desk, "showIdea"), false);
  desk.tab.value = "ideas";
  assert.equal(start(desk, "showIdea"), true);
});

test("without a selected idea the keys for ideas do nothing", () => {
  assert.equal(start(deskWith(), "hideIdea"), false);
});

test("an operator gets ideas, clock and black, and no more", () => {
  const operator = deskWith({}, "operator");
  const names = Object.keys(ACTIONS).filter((name) => ACTIONS[name].verb && allowed(operator, name));
  const shared = ["approveAll", "black", "clearClock", "clock", "editIdea", "hideIdea", "less", "mergeIdea", "more", "muteIdea", "nextPhase", "nextView", "openClose", "redactIdea", "search", "showIdea", "undo", "writeDown"];
  assert.deepEqual(names.sort(), shared);
});

test("an operator can close the ideas, not a vote", () => {
  const ideas = deskWith({ step: { kind: "ideas", open: true } }, "operator");
  assert.equal(start(ideas, "openClose"), true);
  assert.equal(start(deskWith({ step: { kind: "poll" }, round: { state: "open" } }, "operator"), "openClose"), false);
});

test("a remote goes forward, back and black", () => {
  const remote = deskWith({}, "remote");
  const names = Object.keys(ACTIONS).filter((name) => ACTIONS[name].verb && allowed(remote, name));
  assert.deepEqual(names.sort(), ["back", "black", "go", "goSelected"]);
});

test("a receipt is seen where the page does not show it already, else only heard", () => {
  assert.deepEqual(receiptOf("idea.hide", {}, "Loten"), { kind: "done", text: "Idea hidden: Loten" });
  assert.deepEqual(receiptOf("show.go", {}, "Welkom"), { kind: "spoken", text: "On air: Welkom" });
  assert.deepEqual(receiptOf("screen.black", { on: true }, undefined), { kind: "spoken", text: "The screen is black" });
  assert.deepEqual(receiptOf("talk.phase", { phase: 1 }, undefined), { kind: "spoken", text: "Phase 2 has begun" });
  assert.deepEqual(receiptOf("clock.add", { seconds: -60 }, undefined), { kind: "spoken", text: "One minute less" });
  assert.deepEqual(receiptOf("fragment.seek", {}, undefined), { kind: "spoken", text: "" });
  assert.equal(receiptOf("undo", {}, "Idea 4 hidden.").text, "Taken back: Idea 4 hidden.");
});

test("a refusal is the server's sentence, with what was wrong with each field", () => {
  assert.equal(refusalOf({ ok: false, message: "Can't be." }), "Can't be.");
  assert.equal(refusalOf({ ok: false, message: "Can't be.", errors: [{ path: "step", message: "is unknown" }] }), "Can't be. is unknown");
  assert.equal(refusalOf({ ok: false }), "That did not work.");
});

test("while dots are open the key that closes, closes those; an operator can't, nor write over them", () => {
  const step = { id: "s4", kind: "ideas", open: false };
  const docs = { step, dots: { step: "s4", open: true, each: 3 } };
  const desk = deskWith(docs);
  assert.equal(ACTIONS.openClose.label(desk), "Close the dots");
  assert.equal(start(desk, "openClose"), true);
  assert.deepEqual(desk.sent, [["dots.close", { step: "s4" }]]);
  assert.equal(start(deskWith(docs, "operator"), "openClose"), false);
  const others = deskWith({ step, dots: { step: "s9", open: true, each: 3 } });
  start(others, "openClose");
  assert.deepEqual(others.sent, [["ideas.open", { step: "s4" }]]);
});
