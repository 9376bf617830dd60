import assert from "node:assert/strict";
import { test } from "node:test";
import { changesOf } from "../../static/js/desk/made-steps.js";
import { emptyStep, fieldsOf, filled, typedStep, written } from "../../static/js/tools/step-fields.js";

const poll = {
  id: "s2",
  kind: "poll",
  title: "Stelling",
  minutes: 3,
  script: "",
  droppable: false,
  aired: false,
  own: { poll: { kind: "choice", question: "Loten?", options: ["Ja", "Nee"], results: "live", open: "by_hand" } },
};

test("a step is written as a programme file says it", () => {
  assert.deepEqual(written(poll), { kind: "poll", title: "Stelling", minutes: 3, script: "", droppable: false, poll: poll.own.poll });
});

test("each kind has its own fields between those of every step", () => {
  const paths = (kind, own = {}) => fieldsOf({ kind, ...own }).map(({ path }) => path);
  assert.deepEqual(paths("text"), ["title", "minutes", "body", "script", "droppable"]);
  assert.deepEqual(paths("poll", { poll: { options: [] } }), ["title", "minutes", "poll.question", "poll.options", "script", "droppable"]);
  assert.deepEqual(paths("poll", { poll: { kind: "words" } }), ["title", "minutes", "poll.question", "script", "droppable"]);
  assert.deepEqual(paths("something new"), ["title", "minutes", "script", "droppable"]);
});

test("what was not touched is not changed, also where the dialog has no field for it", () => {
  const step = written(poll);
  assert.deepEqual(changesOf(step, typedStep(step, filled(step))), {});
});

test("only what was typed is changed, within its part too", () => {
  const step = written(poll);
  const after = typedStep(step, { ...filled(step), minutes: "2,5", "poll.options": " Ja \n\nNee\nWeet niet\n", droppable: true });
  assert.deepEqual(changesOf(step, after), {
    minutes: 2.5,
    droppable: true,
    poll: { kind: "choice", question: "Loten?", options: ["Ja", "Nee", "Weet niet"], results: "live", open: "by_hand" },
  });
  assert.deepEqual(step, written(poll), "the step itself stays as it was");
});

test("another form of a talk brings its own phases", () => {
  const step = { ...emptyStep("talk"), talk: { template: "silence", instruction: "", phases: [{ title: "Stilte", minutes: 1 }] } };
  const typed = (changed) => typedStep(step, { ...filled(step), ...changed }).talk;
  assert.deepEqual(typed({ "talk.instruction": "Denk na." }), { template: "silence", instruction: "Denk na.", phases: [{ title: "Stilte", minutes: 1 }] });
  assert.deepEqual(typed({ "talk.template": "1-2-4-all" }), { template: "1-2-4-all", instruction: "", phases: null });
});

test("a number that is none goes to the server as it was typed, which says what is wrong", () => {
  const step = written(poll);
  assert.equal(typedStep(step, { ...filled(step), minutes: "kort" }).minutes, "kort");
  assert.equal(typedStep(step, { ...filled(step), minutes: " " }).minutes, " ");
});

test("a new step of each kind has all its fields", () => {
  for (const kind of ["text", "talk", "poll", "ideas"]) {
    const step = emptyStep(kind);
    for (const value of Object.values(filled(step))) assert.notEqual(value, undefined);
    assert.equal(typedStep(step, { ...filled(step), title: "Nieuw" }).title, "Nieuw");
  }
});
