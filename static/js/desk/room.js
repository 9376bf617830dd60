import { isSeeable } from "./asking.js";

/**
 * The documents as the room's screen has them, out of those of the desk, which knows more: ideas that wait, results before their time.
 * Gives what the screen's own `pictureOf` reads. No DOM here.
 */
export function roomDocs(docs) {
  const families = once(() => familiesOf(docs));
  return { keys: (prefix) => docs.keys(prefix), get: (key) => told(key, docs, families) };
}

/** The same for a step that is not on air: what GO would put before the room. */
export function roomAfterGo(step, docs) {
  const asked = step.kind === "poll" ? pollAfterGo(step, docs) : { scene: sceneAfterGo(step) };
  const made = {
    meetup: docs.get("meetup"),
    step: { id: step.id, kind: step.kind, title: step.title, open: true, shown: false, ...kindPart(step, docs) },
    round: asked.round,
    screen: { scene: asked.scene, black: false, frozen: false, join: false },
    crowd: { ...docs.get("crowd"), answered: (asked.round && asked.round.answered) || 0 },
    practice: docs.get("practice"),
    clock: clockAfterGo(step, docs),
  };
  const kept = { ideas: /^idea\//, agreements: AGREED }[step.kind] || /^$/;
  const families = once(() => familiesOf(docs));
  return {
    keys: (prefix) => (kept.test(prefix) ? docs.keys(prefix) : []),
    get: (key) => (kept.test(key) || (key === "baton" && asked.scene === "baton") ? told(key, docs, families) : made[key]),
  };
}

function sceneAfterGo({ kind, own = {} }) {
  if (kind !== "agreements") return own.waiting ? "join" : kind;
  return own.agreements.collect === "both" ? "conditions" : own.agreements.collect;
}

function told(key, docs, families) {
  if (key === "support" && !isSupportShown(docs.get("step"))) return undefined;
  const document = docs.get(key);
  if (!document) return document;
  if (key === "groups") return { groups: document.groups.map((group) => ({ ...group, ideas: group.ideas.flatMap((id) => standing(id, docs, families())) })) };
  if (key === "dots") return isDotsShown(docs.get("step"), document) ? document : { ...document, counts: undefined };
  if (AGREED.test(key)) return agreedOnScreen(document, docs.get("step"));
  return key.startsWith("idea/") ? asOnScreen(document, docs, families()) : document;
}

/** One for each document: of a thousand ideas one has changed. What stands under another is told with that one, while that can be seen. */
function asOnScreen(idea, docs, families) {
  const head = idea.under && docs.get(`idea/${idea.under}`);
  if (head && head.screen) return { ...idea, status: "hidden" };
  if (families.has(idea.id)) return { ...idea, status: idea.screen ? "shown" : "hidden", ...also(families.get(idea.id)) };
  if (!onScreen.has(idea)) onScreen.set(idea, { ...idea, status: idea.screen ? "shown" : "hidden" });
  return onScreen.get(idea);
}

const onScreen = new WeakMap();

function also(alike) {
  const words = alike.filter(({ screen }) => screen).map(({ text }) => text);
  return words.length > 0 ? { also: words } : {};
}

/** An idea of a group, or, while that can't be seen, those under it. */
function standing(id, docs, families) {
  const idea = docs.get(`idea/${id}`);
  return idea && idea.screen ? [id] : (families.get(id) || []).map((each) => each.id);
}

/** By idea those that stand under it. */
function familiesOf(docs) {
  const families = new Map();
  for (const idea of docs.keys("idea/").map((key) => docs.get(key))) {
    if (idea && idea.under) families.set(idea.under, [...(families.get(idea.under) || []), idea]);
  }
  return families;
}

function once(make) {
  let made = null;
  return () => made || (made = make());
}

function isDotsShown(step, { open }) {
  return Boolean(step && step.view === "dots" && !open);
}

const AGREED = /^(condition|agreement)\//;

/** Of what waits, is hidden or parked the room knows nothing; of a vote only what came of it; of a name only what its owner lets it know. */
function agreedOnScreen(document, step) {
  const { status, vote, counts, name, on_screen } = document;
  const parked = status === "parked" && step && step.agreements && step.agreements.view === "parked";
  if (status !== "listed" && !parked) return undefined;
  return { ...document, counts: vote === "closed" ? counts : null, name: on_screen ? name : "" };
}

function isSupportShown(step) {
  return Boolean(step && step.kind === "ideas" && step.shown && !step.open);
}

function kindPart({ kind, own = {} }, docs) {
  if (kind === "ideas") return { themes: own.ideas.themes, support: own.ideas.support };
  if (kind === "talk") return { talk: { ...own.talk, phase: own.talk.phases.length > 0 ? 0 : null, tables: tablesAfterGo(own.talk, docs) } };
  if (kind === "agreements") return { agreements: { ...own.agreements, view: sceneAfterGo({ kind, own }), page: null, vote: { open: false } } };
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
