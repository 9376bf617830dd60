/**
 * The documents as the room's screen has them, out of those of the desk, which knows more: ideas that wait, results before their time.
 * Gives what the screen's own `pictureOf` reads. No DOM here.
 */
export function roomDocs(docs) {
  return { keys: (prefix) => docs.keys(prefix), get: (key) => told(key, docs) };
}

/** The same for a step that is not on air: what GO would put before the room. */
export function roomAfterGo(step, docs) {
  const made = {
    meetup: docs.get("meetup"),
    step: { id: step.id, kind: step.kind, title: step.title, open: true, shown: false, ...kindPart(step) },
    round: step.kind === "poll" ? roundOf(step) : undefined,
    screen: { scene: sceneAfterGo(step), black: false, frozen: false, join: false },
    crowd: docs.get("crowd"),
    practice: docs.get("practice"),
    clock: step.kind === "talk" ? clockOf(step) : undefined,
  };
  return { keys: () => [], get: (key) => made[key] };
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

function kindPart({ kind, own = {} }) {
  if (kind === "ideas") return { themes: own.ideas.themes, support: own.ideas.support };
  if (kind === "talk") return { talk: { ...own.talk, phase: own.talk.phases.length > 0 ? 0 : null } };
  return kind === "poll" ? {} : own;
}

/** That of the first phase, before it starts. */
function clockOf({ own }) {
  if (own.talk.phases.length === 0) return undefined;
  const seconds = own.talk.phases[0].minutes * 60;
  return { running: false, ends_at: null, left: seconds, total: seconds };
}

function roundOf({ id, own }) {
  const options = own.poll.options.map((label, at) => ({ id: `o${at + 1}`, label }));
  return { id: "next", step: id, number: 1, question: own.poll.question, kind: own.poll.kind, options, state: "open", results: null };
}

function sceneAfterGo({ kind, own = {} }) {
  if (own.waiting) return "join";
  if (kind !== "poll") return kind;
  return own.poll.open === "by_hand" ? "poll" : "round";
}
