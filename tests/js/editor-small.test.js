import assert from "node:assert/strict";
import { test } from "node:test";
import { memoryStorage } from "../../static/js/live/storage.js";
import { faultAt, faultsOf, without } from "../../static/js/office/editor/faults.js";
import { Latest } from "../../static/js/office/editor/latest.js";
import { lineOf } from "../../static/js/office/editor/line.js";
import { minutesOfPhases, usualPhases } from "../../static/js/office/editor/phases.js";
import { nextTable, numbered } from "../../static/js/office/editor/tables.js";
import { AWAY, FAULTS, Previews } from "../../static/js/office/editor/previews.js";
import { freeName } from "../../static/js/office/editor/shelf.js";
import { FirstWords } from "../../static/js/office/editor/first-words.js";
import { twinsOf, wordsOf } from "../../static/js/office/editor/twins.js";
import { Wishes } from "../../static/js/office/editor/wishes.js";
import { get, put, same, tidy } from "../../static/js/office/editor/written.js";

const step = { kind: "ideas", title: "Wat nu?", ideas: { themes: ["oorzaak"], screening: { phones: false, screen: true } } };

test("a field is read and written by its path, and the rest stays", () => {
  assert.equal(get(step, "ideas.screening.screen"), true);
  assert.equal(get({ practice: null }, "practice.question"), undefined);
  const other = put(step, "ideas.screening.phones", true);
  assert.deepEqual(other.ideas.screening, { phones: true, screen: true });
  assert.equal(step.ideas.screening.phones, false);
  assert.deepEqual(other.ideas.themes, ["oorzaak"]);
});

test("texts are the same when the server would keep them the same", () => {
  assert.ok(same(" Welkom\t\r\n", "Welkom"));
  assert.ok(same("Ide\u0301e", "Idée"));
  assert.ok(same(["a", " ", "b"], ["a", "b"]));
  assert.ok(same({ question: "q", options: ["a"] }, { options: ["a", ""], question: "q " }));
  assert.ok(same(null, undefined));
  assert.ok(!same("Welkom", "welkom"));
  assert.ok(!same(null, ""));
  assert.deepEqual(tidy({ a: [" x ", ""], b: null, c: 3 }), { a: ["x"], b: null, c: 3 });
});

test("a fault comes to its field, whatever it was a fault of", () => {
  const faults = faultsOf([
    { path: "changes.poll.question", message: "mag niet leeg zijn" },
    { path: "steps[0].title", message: "ontbreekt" },
    { path: "step.poll.options[1]", message: "staat er twee keer" },
    { path: "changes.poll.options", message: "moet 2 tot 10 items bevatten" },
  ]);
  assert.equal(faultAt(faults, "poll.question"), "Mag niet leeg zijn.");
  assert.equal(faultAt(faults, "title"), "Ontbreekt.");
  assert.equal(faultAt(faults, "poll.options", ["a", "a"]), "Moet 2 tot 10 items bevatten.");
  assert.equal(faultAt(faults, "minutes"), "");
});

test("a fault of a row is at the row that was sent: blank ones don't count", () => {
  const faults = faultsOf([{ path: "changes.poll.options[1]", message: "staat er twee keer" }]);
  const list = ["Ja", "", "Ja"];
  assert.deepEqual(list.map((_, row) => faultAt(faults, "poll.options", list, row)), ["", "", "Staat er twee keer."]);
  assert.equal(faultAt(faults, "poll.options", list), "");
});

test("a fault of a phase is at its title or its minutes, and goes when the phases are mended", () => {
  const faults = faultsOf([{ path: "changes.talk.phases[1].minutes", message: "moet een getal zijn" }, { path: "changes.talk.template", message: "x" }]);
  assert.equal(faultAt(faults, "talk.phases[1].minutes"), "Moet een getal zijn.");
  assert.equal(faultAt(faults, "talk.phases"), "");
  assert.deepEqual(without(faults, "talk.phases").map(({ path }) => path), ["talk.template"]);
});

test("a template brings its phases; one without a time of its own takes what the others leave of the step", () => {
  const usual = [{ title: "Aan tafel", minutes: null }, { title: "Stilte", minutes: 1 }];
  const minutes = (length) => usualPhases(usual, length).map((phase) => phase.minutes);
  assert.deepEqual([minutes(12), minutes(1.5), minutes(0), minutes(500), minutes("x")], [[11, 1], [1, 1], [5, 1], [5, 1], [5, 1]]);
  assert.deepEqual(usualPhases(usual.slice(0, 1), 0.5), [{ title: "Aan tafel", minutes: 0.5 }]);
  assert.equal(usual[0].minutes, null);
});

test("phases are written one by one, and what is no number yet counts for nothing", () => {
  const phases = [{ title: "a", minutes: 1 }, { title: "b", minutes: 2.5 }];
  assert.deepEqual([minutesOfPhases(phases), minutesOfPhases([{ title: "a", minutes: "x" }, phases[1]]), minutesOfPhases([])], [3.5, 2.5, 0]);
});

test("while a field is mended nothing is said of it, nor of its parts", () => {
  const faults = faultsOf(["practice.question", "practice.options[0]", "title"].map((path) => ({ path, message: "x" })));
  assert.deepEqual(without(faults, "practice").map(({ path }) => path), ["title"]);
});

test("the line says the worst there is", () => {
  const state = (more) => ({ owner: "s1", conflict: false, fault: false, message: "", unsaved: false, busy: false, ...more });
  const line = (status, ...states) => lineOf({ status, states: states.map(state), asking: false }).kind;
  assert.equal(line("online"), "saved");
  assert.equal(line("connecting"), "connecting");
  assert.equal(line("online", { unsaved: true }), "saving");
  assert.equal(line("online", { busy: true }), "saving");
  assert.equal(line("online", { unsaved: true }, { fault: true, unsaved: true }), "fault");
  assert.equal(line("online", { fault: true }, { conflict: true }), "conflict");
  assert.equal(line("reconnecting", { fault: true }), "offline");
  assert.equal(line("reconnecting", { unsaved: true, fault: true }), "offline_unsaved");
  assert.equal(line("refused", { unsaved: true }), "refused");
  assert.equal(lineOf({ status: "online", states: [], asking: true }).kind, "saving");
  assert.equal(lineOf({ status: "online", states: [], asking: false, lost: true }).kind, "lost");
  assert.equal(lineOf({ status: "reconnecting", states: [], asking: true }).kind, "offline_unsaved");
});

test("of what is asked while something is under way only the newest is done", async () => {
  const done = [];
  let finish;
  const latest = new Latest((what) => new Promise((end) => { done.push(what); finish = end; }), 0, (task) => task());
  latest.ask("a");
  latest.ask("b");
  latest.ask("c");
  assert.deepEqual(done, ["a"]);
  finish();
  await new Promise((end) => setTimeout(end));
  assert.deepEqual(done, ["a", "c"]);
});

function previews(...answers) {
  const asked = [];
  const view = new Previews("m", async (what) => {
    asked.push(what);
    return answers.shift();
  });
  return { view, asked };
}

const good = (title) => ({ ok: true, screen: { step: { title } }, phone_html: title });
const what = (owner, title, saved = title) => ({ owner, number: 1, of: 2, written: { title }, saved: { title: saved } });

test("a draft with faults leaves the last good picture of its step, and says why", async () => {
  const { view } = previews(good("Welkom"), { ok: false, why: FAULTS });
  await view.run(what("s1", "Welkom"));
  await view.run(what("s1", "", "Welkom"));
  assert.deepEqual([view.now.value.phone, view.now.value.why], ["Welkom", FAULTS]);
});

test("a draft with faults that was never seen is shown as it was saved", async () => {
  const { view, asked } = previews(good("Welkom"), { ok: false, why: FAULTS }, good("Slot"));
  await view.run(what("s1", "Welkom"));
  await view.run(what("s2", "", "Slot"));
  assert.deepEqual(asked.map(({ written }) => written.title), ["Welkom", "", "Slot"]);
  assert.deepEqual([view.now.value.owner, view.now.value.phone, view.now.value.why], ["s2", "Slot", FAULTS]);
});

test("without a connection the picture stays, and nothing is asked again and again", async () => {
  const { view, asked } = previews(good("Welkom"), { ok: false, why: AWAY }, { ok: false, why: AWAY });
  await view.run(what("s1", "Welkom"));
  await view.run(what("s2", "x", "y"));
  assert.equal(asked.length, 3);
  assert.deepEqual([view.now.value.owner, view.now.value.why], ["s1", AWAY]);
});

test("a new file gets a name of its own", () => {
  const files = [{ name: "klas.mp4" }, { name: "klas-2.mp4" }, { name: "zonder" }];
  assert.equal(freeName("les.mp4", files), "les.mp4");
  assert.equal(freeName("klas.mp4", files), "klas-3.mp4");
  assert.equal(freeName("zonder", files), "zonder-2");
  assert.ok(freeName(`${"a".repeat(96)}.mp4`, [{ name: `${"a".repeat(96)}.mp4` }]).length <= 100);
});

test("arranging waits in the storage, edits and undo only with the page", () => {
  const storage = memoryStorage();
  const wishes = new Wishes(storage, "wishes");
  for (const [id, verb] of [["a", "show.add"], ["b", "show.edit"], ["c", "undo"]]) wishes.add({ id, verb });
  assert.deepEqual(wishes.waiting().map(({ id }) => id), ["a", "b", "c"]);
  assert.deepEqual(new Wishes(storage, "wishes").waiting().map(({ id }) => id), ["a"]);
  wishes.settle("a");
  wishes.settle("b");
  assert.deepEqual(wishes.waiting().map(({ id }) => id), ["c"]);
});

test("a twin asks the same in the same words, and can be changed", () => {
  const poll = (id, more = {}) => ({ id, number: 1, locked: false, written: { kind: "poll", poll: { kind: "choice", question: "Loten?", options: ["Ja", "Nee"], ...more } } });
  const words = wordsOf(poll("s1").written);
  const steps = [poll("s1", { question: "Anders?" }), poll("s2", { results: "never" }), poll("s3", { options: ["Ja"] }), { ...poll("s4"), locked: true }, { id: "s5", written: { kind: "text" } }];
  assert.deepEqual(twinsOf(steps, "s1", words).map(({ id }) => id), ["s2"]);
});

test("the words of any kind of question make a twin: the ends of a scale, the bounds of a number", () => {
  const scale = (id, more = {}) => ({ id, number: 1, locked: false, written: { kind: "poll", poll: { kind: "scale", question: "Kansen?", from: 1, to: 5, low: "oneens", high: "eens", results: "live", ...more } } });
  const steps = [scale("s1"), scale("s2", { results: "never", bank: { id: "kansen", version: 1 } }), scale("s3", { high: "helemaal eens" }), scale("s4", { to: 7 })];
  assert.deepEqual(twinsOf(steps, "s1", wordsOf(steps[0].written)).map(({ id }) => id), ["s2"]);
});

test("what a poll asked first is known after the page was loaded again, and where nothing can be kept as long as the page lives", () => {
  const storage = memoryStorage();
  const words = { question: "Loten?" };
  assert.deepEqual(new FirstWords(storage, "first").of("s1", words), words);
  assert.deepEqual(new FirstWords(storage, "first").of("s1", { question: "Anders?" }), words);
  new FirstWords(storage, "first").set("s1", { question: "Anders?" });
  assert.deepEqual(new FirstWords(storage, "first").of("s1", words), { question: "Anders?" });
  const lost = new FirstWords(null, "first");
  assert.deepEqual([lost.of("s1", words), lost.of("s1", { question: "Anders?" })], [words, words]);
});

test("tables are numbered, and one more has the number after the highest", () => {
  assert.deepEqual(numbered(3).map(({ code }) => code), ["1", "2", "3"]);
  assert.deepEqual([numbered(0).length, numbered(2.9).length, numbered(NaN).length, numbered(999).length], [1, 2, 1, 60]);
  assert.deepEqual(nextTable([{ code: "7" }, { code: "ouders" }, { code: "2" }]), { code: "8", name: "", link: "" });
  assert.equal(nextTable([{ code: "x" }]).code, "1");
});
