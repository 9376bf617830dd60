import { isSeeable } from "./asking.js";

/**
 * The documents as the room's screen has them, out of those of the desk, which knows more: ideas that wait, results before their time.
 * Gives what the screen's own `pictureOf` reads. No DOM here.
 */
export function roomDocs(docs) {
  return { keys: (prefix) => docs.keys(prefix), get: (key) => told(key, docs) };
}

/** The same for a step that is not on air: what GO would put before the room. */
export function roomAfterGo(step, docs) {
  const asked = step.kind === "poll" ? pollAfterGo(step, docs) : { scene: step.own && step.own.waiting ? "join" : step.kind };
  const made = {
    meetup: docs.get("meetup"),
    step: { id: step.id, kind: step.kind, title: step.title, open: true, shown: false, ...kindPart(step, docs) },
    round: asked.round,
    screen: { scene: asked.scene, black: false, frozen: false, join: false },
    crowd: { ...docs.get("crowd"), answered: asked.round && asked.round.results ? asked.round.results.total : 0 },
    practice: docs.get("practice"),
    clock: clockAfterGo(step, docs),
  };
  return { keys: (prefix) => (step.kind === "ideas" ? docs.keys(prefix) : []), get: (key) => (key.startsWith("idea/") ? told(key, docs) : made[key]) };
}

function told(key, docs) {
  if (key === "support" && !isSupportShown(docs.get("step"))) return undefined;
  const document = docs.get(key);
  return document && key.startsWith("idea/") ? asOnScreen(document) : document;
}

/** One for each document: of a thousand ideas one has changed. */
function asOnScreen(idea) {
  if (!onScreen.has(idea)) onScreen.set(idea, { ...idea, status: idea.screen ? "shown" : "hidden" });
  return onScreen.get(idea);
}

const onScreen = new WeakMap();

function isSupportShown(step) {
  return Boolean(step && step.kind === "ideas" && step.shown && !step.open);
}

function kindPart({ kind, own = {} }, docs) {
  if (kind === "ideas") return { themes: own.ideas.themes, support: own.ideas.support };
  if (kind === "talk") return { talk: { ...own.talk, phase: own.talk.phases.length > 0 ? 0 : null, tables: tablesAfterGo(own.talk, docs) } };
  return kind === "poll" ? {} : own;
}

const AT_TABLES = ["1-2-4-all", "tables"];

/** No table is done yet. */
function tablesAfterGo({ template }, docs) {
  const { tables = [] } = docs.get("tables") || {};
  return AT_TABLES.includes(template) ? { done: [], of: tables.length } : undefined;
}

/** That of a talk's first phase, before it starts; else the room's own, unless that of the talk on air, which goes with it. */
function clockAfterGo({ kind, own }, docs) {
  const clock = docs.get("clock");
  if (kind !== "talk" || own.talk.phases.length === 0) return clock && clock.step ? undefined : clock;
  const seconds = own.talk.phases[0].minutes * 60;
  return { running: false, ends_at: null, left: seconds, total: seconds };
}

/** A round that is open goes on, and so does what was asked by hand; else GO asks, perhaps again. */
function pollAfterGo(step, docs) {
  const last = lastRound(step.id, docs);
  const byHand = step.own.poll.open === "by_hand";
  if (last && (byHand || last.state !== "closed")) return { round: last, scene: isSeen(last) ? "results" : "round" };
  return { round: newRound(step, last ? last.number + 1 : 1), scene: byHand ? "poll" : "round" };
}

function lastRound(stepId, docs) {
  const rounds = docs.keys("round/").map((key) => docs.get(key));
  return rounds.filter((round) => round && round.step === stepId && !round.taken_back).sort((a, b) => b.number - a.number)[0];
}

/** Whether the room may see the results now (as in facilitator/meetup/results.py). */
function isSeen(round) {
  return Boolean(round.shown && round.results && isSeeable(round));
}

function newRound({ id, own, asked }, number) {
  return { id: "next", step: id, number, question: own.poll.question, kind: own.poll.kind, ...asked, state: "open", results: null };
}
