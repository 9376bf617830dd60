import assert from "node:assert/strict";
import { test } from "node:test";
import { memoryStorage } from "../../static/js/live/storage.js";
import { Drafts, merged } from "../../static/js/office/editor/drafts.js";
import { leftUnsaved } from "../../static/js/office/editor/left.js";
import { LOST, REFUSED, TAKEN } from "../../static/js/office/editor/sent.js";

const step = { kind: "poll", title: "Stelling", minutes: 5, poll: { question: "Loten?", options: ["Ja", "Nee"] } };
const withTitle = (title) => ({ ...step, title });

function typed(value = "Stelling een", path = "title") {
  const drafts = new Drafts(memoryStorage(), "drafts");
  drafts.set("s1", path, value, step);
  return drafts;
}

const state = (drafts, saved) => drafts.stateOf("s1", "title", saved);

test("what is typed is kept at once, and is there when the page is opened again", () => {
  const storage = memoryStorage();
  new Drafts(storage, "drafts").set("s1", "poll.question", "Loten, of n", step);
  const again = new Drafts(storage, "drafts");
  assert.deepEqual(again.owners(), ["s1"]);
  assert.equal(merged(step, again.of("s1")).poll.question, "Loten, of n");
  assert.deepEqual(merged(step, again.of("s1")).poll.options, ["Ja", "Nee"]);
  assert.equal(state(typed(), "Stelling"), "unsaved");
});

test("typed back to what it was, or differing only by blanks around it, is saved", () => {
  assert.equal(state(typed("Stelling "), "Stelling"), "saved");
  assert.equal(state(typed("Stelling een"), "Stelling een"), "saved");
});

test("a field that somebody else changed meanwhile is a conflict, until one of the two is chosen", () => {
  const drafts = typed();
  assert.equal(state(drafts, "Iets anders"), "conflict");
  drafts.know("s1", "title", "Iets anders");
  assert.equal(state(drafts, "Iets anders"), "unsaved");
  drafts.drop("s1", ["title"]);
  assert.deepEqual(drafts.owners(), []);
});

test("what this tab sent is no surprise when the server tells it while the typing goes on", () => {
  const drafts = typed("Stelling e");
  drafts.know("s1", "title", "Stelling e");
  drafts.set("s1", "title", "Stelling een", step);
  assert.equal(state(drafts, "Stelling"), "unsaved");
  assert.equal(state(drafts, "Stelling e"), "unsaved");
});

test("however often it was sent in vain, what the field began with is still known", () => {
  const drafts = typed();
  for (let number = 0; number < 20; number += 1) drafts.know("s1", "title", `Stelling ${number}`);
  assert.equal(state(drafts, "Stelling"), "unsaved");
  assert.equal(state(drafts, "Stelling 19"), "unsaved");
});

test("what was taken stays as it was typed until the server has told what it made of it", () => {
  const drafts = typed("Stelling  een");
  drafts.send("s1", "title", "Stelling  een");
  assert.equal(state(drafts, "Stelling"), "unsaved");
  drafts.answered("s1", "title", TAKEN);
  assert.equal(state(drafts, "Stelling"), "saved");
  drafts.settle("s1", step, false);
  assert.equal(merged(step, drafts.of("s1")).title, "Stelling  een");
  drafts.settle("s1", withTitle("Stelling een"), true);
  assert.deepEqual(drafts.owners(), []);
});

test("typing on while it is under way is a draft again, also back to what it was", () => {
  for (const next of ["Stelling een", "Stelling"]) {
    const drafts = typed("Stelling e");
    drafts.send("s1", "title", "Stelling e");
    drafts.set("s1", "title", next, step);
    drafts.answered("s1", "title", TAKEN);
    drafts.settle("s1", step, false);
    drafts.settle("s1", withTitle("Stelling e"), true);
    assert.equal(drafts.of("s1").title.value, next);
    assert.equal(state(drafts, "Stelling e"), "unsaved");
  }
});

test("while it is under way there is nothing to choose, whoever else writes there", () => {
  const drafts = typed();
  drafts.send("s1", "title", "Stelling een");
  assert.equal(state(drafts, "Iets anders"), "unsaved");
  drafts.answered("s1", "title", LOST);
  assert.equal(state(drafts, "Iets anders"), "conflict");
});

test("what was refused is unsaved as before; what got lost on the way is compared with what the server has", () => {
  const refused = typed();
  refused.send("s1", "title", "Stelling een");
  refused.answered("s1", "title", REFUSED);
  assert.equal(state(refused, "Stelling"), "unsaved");
  const lost = typed();
  lost.send("s1", "title", "Stelling een");
  lost.answered("s1", "title", LOST);
  assert.equal(state(lost, "Stelling"), "unsaved");
  lost.settle("s1", withTitle("Stelling een"), true);
  assert.deepEqual(lost.owners(), []);
});

test("fields are told apart by their state", () => {
  const drafts = typed();
  drafts.set("s1", "minutes", 7, step);
  assert.deepEqual(Object.keys(drafts.inState("unsaved", "s1", { ...step, minutes: 9 })), ["title"]);
  assert.deepEqual(Object.keys(drafts.inState("conflict", "s1", { ...step, minutes: 9 })), ["minutes"]);
});

test("another tab of this browser follows what is typed, but for what is typed in it", () => {
  const storage = memoryStorage();
  const [one, other] = [new Drafts(storage, "drafts"), new Drafts(storage, "drafts")];
  other.set("s1", "minutes", 8, step);
  one.set("s1", "title", "Van één", step);
  one.set("s1", "minutes", 7, step);
  other.hear();
  assert.equal(other.of("s1").title.value, "Van één");
  assert.equal(other.of("s1").minutes.value, 8);
  one.drop("s1");
  other.hear();
  assert.deepEqual(Object.keys(other.of("s1")), ["minutes"]);
});

test("what the other tab sent for a field is no conflict in this one", () => {
  const storage = memoryStorage();
  const one = new Drafts(storage, "drafts");
  one.set("s1", "title", "Stelling ee", step);
  const late = new Drafts(storage, "drafts");
  late.know("s1", "title", "Stelling ee");
  one.hear();
  one.set("s1", "title", "Stelling een", step);
  assert.equal(state(one, "Stelling ee"), "unsaved");
});

test("the whole step is kept with its draft, for when it is removed elsewhere", () => {
  assert.deepEqual(typed().all.value.s1.whole, step);
});

test("a full or broken storage keeps drafts as long as the page lives, and is told", () => {
  const full = Object.assign(memoryStorage(), { setItem: () => { throw new Error("full"); } });
  const drafts = new Drafts(full, "drafts");
  drafts.set("s1", "title", "Toch", step);
  assert.equal(drafts.full, true);
  drafts.set("s1", "minutes", 3, step);
  assert.deepEqual(Object.keys(drafts.of("s1")), ["title", "minutes"]);
  const broken = memoryStorage();
  broken.setItem("drafts", "{half");
  assert.deepEqual(new Drafts(broken, "drafts").owners(), []);
});

test("what is left unsaved is what the server does not have: text that came there is let go of, text of a step that is gone is not", () => {
  const storage = memoryStorage();
  const drafts = new Drafts(storage, "drafts");
  drafts.set("s1", "title", "Loting ", step);
  drafts.set("s2", "poll.question", "", step);
  drafts.set("s3", "title", "Weg", step);
  drafts.set("evening", "title", "Almere", { title: "" });
  const { poll, ...facts } = withTitle("Loting");
  const docs = { meetup: { title: "Almere" }, show: { steps: [{ id: "s1", ...facts, own: { poll } }, { id: "s2", ...facts, own: { poll } }] } };
  assert.deepEqual(leftUnsaved(drafts, docs), ["s2", "s3"]);
  assert.deepEqual(new Drafts(storage, "drafts").owners(), ["s2", "s3"]);
});
