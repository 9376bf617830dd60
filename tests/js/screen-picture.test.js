import assert from "node:assert/strict";
import { test } from "node:test";
import { Documents } from "../../static/js/live/documents.js";
import { memoryStorage } from "../../static/js/live/storage.js";
import { Hold } from "../../static/js/screen/hold.js";
import { headingOf, pictureOf, sceneName, shownScene } from "../../static/js/screen/picture.js";

const meetup = { title: "Klassen Lelystad" };
const step = { id: "s3", kind: "ideas", title: "Wat nu?" };
const idea = (id, status = "shown", of = "s3") => ({ id, step: of, text: `idea ${id}`, status });

function documents(docs) {
  const known = new Documents();
  known.take({ epoch: "e", seq: 1, from: 0, docs: { meetup, ...docs } });
  return known;
}

const screen = (scene, more = {}) => ({ scene, black: false, frozen: false, join: false, ...more });
const picture = (docs) => pictureOf(documents(docs));

test("before anything is on air the screen shows the way in", () => {
  assert.equal(shownScene(picture({})), "join");
  assert.equal(shownScene(picture({ screen: screen("text") })), "join");
  assert.equal(headingOf(picture({})), "Klassen Lelystad");
});

test("the wall holds the shown ideas of the step on air, oldest first", () => {
  const ideas = { "idea/10": idea(10), "idea/9": idea(9), "idea/4": idea(4, "hidden"), "idea/2": idea(2, "shown", "s1") };
  assert.deepEqual(picture({ screen: screen("ideas"), step, ...ideas }).ideas.map(({ id }) => id), [9, 10]);
});

test("support of another step is not shown", () => {
  const support = { step: "s1", counts: { 2: { agree: 3 } } };
  assert.equal(picture({ screen: screen("ideas"), step, support }).support, null);
});

test("a round scene without its round is the title of the step", () => {
  const poll = { id: "s2", kind: "poll", title: "Stelling" };
  const shown = picture({ screen: screen("round"), step: poll });
  assert.equal(shownScene(shown), "poll");
  assert.equal(headingOf(shown), "Stelling");
});

test("a talk in silence is a scene of its own", () => {
  const talk = (template) => picture({ screen: screen("talk"), step: { id: "s5", kind: "talk", title: "Praten", talk: { template, instruction: "", phases: [], phase: null } } });
  assert.equal(shownScene(talk("1-2-4-all")), "talk");
  assert.equal(shownScene(talk("silence")), "silence");
  assert.equal(headingOf(talk("silence")), "Praten");
});

test("an answer coming in is no new scene; another step is", () => {
  const poll = { id: "s2", kind: "poll", title: "Stelling" };
  const round = { id: "r1", question: "?", options: [] };
  const first = picture({ screen: screen("round"), step: poll, round, crowd: { present: 3, answered: 1 } });
  const second = picture({ screen: screen("round"), step: poll, round, crowd: { present: 3, answered: 2 } });
  assert.equal(sceneName(first), sceneName(second));
  assert.notEqual(sceneName(first), sceneName(picture({ screen: screen("ideas"), step })));
});

const text = (title, more) => picture({ screen: screen("text", more), step: { id: title, kind: "text", title } });

test("a frozen screen keeps its picture until it is let go", () => {
  const hold = new Hold(memoryStorage(), "frozen");
  hold.next(text("one"), 0);
  assert.equal(hold.next(text("two", { frozen: true }), 0).step.title, "one");
  assert.equal(hold.next(text("three"), 0).step.title, "three");
});

test("black works on a frozen screen", () => {
  const hold = new Hold(memoryStorage(), "frozen");
  hold.next(text("one"), 0);
  assert.equal(hold.next(text("two", { frozen: true, black: true }), 0).black, true);
});

test("a frozen screen is still frozen after a reload, and forgets it when let go", () => {
  const storage = memoryStorage();
  const before = new Hold(storage, "frozen");
  before.next(text("one"), 0);
  before.next(text("one", { frozen: true }), 0);
  const after = new Hold(storage, "frozen");
  assert.equal(after.next(text("two", { frozen: true }), 0).step.title, "one");
  after.next(text("two"), 0);
  assert.equal(new Hold(storage, "frozen").next(text("three", { frozen: true }), 0).step.title, "three");
});

test("an idea that is hidden disappears from a frozen wall, and none is added", () => {
  const hold = new Hold(memoryStorage(), "frozen");
  const wall = (ideas, more) => picture({ screen: screen("ideas", more), step, ...ideas });
  hold.next(wall({ "idea/1": idea(1), "idea/2": idea(2) }), 0);
  const frozen = hold.next(wall({ "idea/2": idea(2), "idea/3": idea(3) }, { frozen: true }), 0);
  assert.deepEqual(frozen.ideas.map(({ id }) => id), [2]);
});

test("a clip stands still on a frozen screen, where it was", () => {
  const hold = new Hold(memoryStorage(), "frozen");
  const fragment = { id: "s4", in: 4, out: 12, position: 4, playing: true, at: 100 };
  const clip = (more) => picture({ screen: screen("fragment", more), step: { id: "s4", kind: "fragment" }, fragment });
  hold.next(clip(), 101);
  const frozen = hold.next(clip({ frozen: true }), 102).fragment;
  assert.deepEqual([frozen.position, frozen.playing], [6, false]);
});
