import assert from "node:assert/strict";
import { test } from "node:test";
import { roomAfterGo, roomDocs } from "../../static/js/desk/room.js";
import { Documents } from "../../static/js/live/documents.js";
import { pictureOf, shownScene } from "../../static/js/screen/picture.js";

const step = { id: "s4", kind: "ideas", title: "Wat nu?", themes: ["oorzaak"], support: "agree", open: true, shown: true };
const idea = (id, status, screen) => ({ id, step: "s4", theme: "oorzaak", text: `idea ${id}`, status, phones: true, screen });
const screen = { scene: "ideas", black: false, frozen: false, join: false };
const support = { step: "s4", counts: { 1: { agree: 3 } } };

function desk(docs) {
  const known = new Documents();
  known.take({ epoch: "e", seq: 1, from: 0, docs: { meetup: { title: "Klassen" }, screen, step, support, ...docs } });
  return known;
}

test("of the ideas the room sees those that the screen shows, whatever the desk calls them", () => {
  const docs = desk({ "idea/1": idea(1, "shown", true), "idea/2": idea(2, "waiting", false), "idea/3": idea(3, "waiting", true), "idea/4": idea(4, "hidden", false) });
  assert.deepEqual(pictureOf(roomDocs(docs)).ideas.map(({ id }) => id), [1, 3]);
});

test("what stands under an idea the room sees with it, or by itself while that one is hidden", () => {
  const under = (status, screen) => ({ "idea/1": idea(1, status, screen), "idea/2": { ...idea(2, "shown", true), under: 1 }, "idea/3": { ...idea(3, "waiting", false), under: 1 } });
  const groups = { groups: [{ id: "g1", step: "s4", name: "Loten", ideas: [1] }] };
  const seen = (docs) => pictureOf(roomDocs(desk({ ...docs, groups, step: { ...step, view: "groups" } })));
  assert.deepEqual(seen(under("shown", true)).ideas.map(({ id, also }) => [id, also]), [[1, ["idea 2"]]]);
  assert.deepEqual(seen(under("hidden", false)).ideas.map(({ id }) => id), [2]);
  assert.deepEqual(seen(under("hidden", false)).groups[0].ideas, [2, 3], "what can't be seen is not drawn");
  assert.equal(shownScene(seen(under("shown", true))), "groups");
});

test("how dots lie the room sees when they are closed and the desk says so", () => {
  const dots = (open, view) => pictureOf(roomDocs(desk({ dots: { step: "s4", each: 3, on: "ideas", open, voted: 2, counts: { 1: 2 } }, step: { ...step, view } })));
  assert.deepEqual([dots(true, "dots"), dots(false, "wall"), dots(false, "dots")].map((picture) => [Boolean(picture.dots.counts), shownScene(picture)]), [[false, "ideas"], [false, "ideas"], [true, "dots"]]);
});

test("the room sees support once the ideas are closed and it was shown", () => {
  const supportSeen = (changes) => pictureOf(roomDocs(desk({ step: { ...step, ...changes } }))).support;
  assert.equal(supportSeen({}), null);
  assert.equal(supportSeen({ open: false, shown: false }), null);
  assert.deepEqual(supportSeen({ open: false }), support.counts);
});

test("the next poll is drawn as the round that GO opens, without results", () => {
  const poll = { kind: "choice", question: "Eens?", options: ["Ja", "Nee"], results: "after_close" };
  const asked = { options: [{ id: "o1", label: "Ja" }, { id: "o2", label: "Nee" }] };
  const picture = pictureOf(roomAfterGo({ id: "s5", kind: "poll", title: "Stelling", own: { poll }, asked }, desk({})));
  assert.equal(shownScene(picture), "round");
  assert.deepEqual(picture.round.options, asked.options);
  assert.equal(picture.round.results, null);
});

test("a poll that is opened by hand is only its title at first", () => {
  const poll = { kind: "choice", question: "Eens?", options: ["Ja", "Nee"], open: "by_hand" };
  assert.equal(shownScene(pictureOf(roomAfterGo({ id: "s5", kind: "poll", title: "Stelling", own: { poll } }, desk({})))), "poll");
});

test("a text step that keeps the waiting page leaves the join scene where it is", () => {
  const picture = pictureOf(roomAfterGo({ id: "s1", kind: "text", title: "Inloop", own: { waiting: true } }, desk({ crowd: { present: 12 } })));
  assert.equal(shownScene(picture), "join");
  assert.equal(picture.crowd.present, 12);
});

test("a talk is drawn in its first phase, with the clock as GO sets it", () => {
  const talk = { template: "tables", instruction: "Wat nu?", phases: [{ title: "Aan tafel", minutes: 2.5 }] };
  const tables = { call: "", tables: [{ code: "1" }, { code: "2" }] };
  const after = (own) => pictureOf(roomAfterGo({ id: "s9", kind: "talk", title: "Praten", own: { talk: own } }, desk({ clock: { total: 600, step: "s8" }, tables })));
  assert.deepEqual(after(talk).step.talk, { ...talk, phase: 0, tables: { done: [], of: 2 } });
  assert.deepEqual(after(talk).clock, { running: false, ends_at: null, left: 150, total: 150 });
  const free = after({ ...talk, phases: [] });
  assert.deepEqual([free.step.talk.phase, free.clock, shownScene(free)], [null, null, "talk"]);
});

test("a clock that was started by hand stays, the one of the talk on air goes with it", () => {
  const after = (clock) => pictureOf(roomAfterGo({ id: "s9", kind: "text", title: "Straks", own: {} }, desk({ clock }))).clock;
  assert.deepEqual(after({ total: 600 }), { total: 600 });
  assert.equal(after({ total: 600, step: "s8" }), null);
});

test("what was asked before is drawn as GO finds it: results that the room may see are seen", () => {
  const round = (changes) => ({ id: "r1", step: "s5", number: 1, state: "closed", shown: true, when: "after_close", results: { total: 3 }, ...changes });
  const after = (open, ...rounds) => {
    const poll = { kind: "choice", question: "Eens?", options: ["Ja", "Nee"], open };
    const docs = Object.fromEntries(rounds.map((each) => [`round/${each.id}`, each]));
    const picture = pictureOf(roomAfterGo({ id: "s5", kind: "poll", title: "Stelling", own: { poll } }, desk(docs)));
    return [shownScene(picture), picture.round.id, picture.round.number];
  };
  assert.deepEqual(after("by_hand", round({})), ["results", "r1", 1]);
  assert.deepEqual(after("by_hand", round({ shown: false })), ["round", "r1", 1]);
  assert.deepEqual(after("on_air", round({})), ["round", "next", 2], "it asks again");
  assert.deepEqual(after("on_air", round({ state: "open" })), ["round", "r1", 1]);
  assert.deepEqual(after("on_air", round({ state: "open", when: "live" })), ["results", "r1", 1]);
  assert.deepEqual(after("on_air", round({}), round({ id: "r2", number: 2, taken_back: true })), ["round", "next", 2]);
  assert.deepEqual(after("on_air", round({ step: "s4" })), ["round", "next", 1]);
});

test("an ideas step that was on air before is drawn with its ideas", () => {
  const docs = desk({ "idea/1": idea(1, "shown", true), "idea/2": idea(2, "waiting", false) });
  const picture = pictureOf(roomAfterGo({ ...step, own: { ideas: { themes: [], support: "none" } } }, docs));
  assert.deepEqual(picture.ideas.map(({ id }) => id), [1]);
});

test("each other kind of step brings its own part to the preview", () => {
  const after = (given) => pictureOf(roomAfterGo({ id: "s9", title: "Straks", ...given }, desk({})));
  assert.equal(after({ kind: "text", own: { body: "Welkom" } }).step.body, "Welkom");
  assert.deepEqual(after({ kind: "ideas", own: { ideas: { themes: ["gevolg"], support: "none" } } }).step.themes, ["gevolg"]);
  assert.equal(after({ kind: "fragment", own: { fragment: { before: "Let op" } } }).step.fragment.before, "Let op");
  assert.deepEqual(after({ kind: "text", own: {} }).ideas, []);
});
