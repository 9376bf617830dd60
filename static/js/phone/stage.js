const OVER = ["closed", "sealed"];

import { KINDS } from "./kinds.js";

/** Which sections a phone shows, in order, by key: the room's present moment first, then rounds that are still open. */
export function stageOf(docs) {
    const meetup = docs.get("meetup") || {};
    if (OVER.includes(meetup.state)) return [{ key: "over", kind: "over" }];
    const now = onAir(docs);
    const others = docs.keys("round/").map((key) => docs.get(key)).filter((round) => isKnown(round) && round.state === "open" && round.id !== now.round);
    return [now].concat(others.map(({ id }) => poll(id)));
}

function onAir(docs) {
    const step = docs.get("step");
    if (!step || step.waiting) return { key: "waiting", kind: "waiting" };
    const round = docs.get("round");
    if (step.kind === "poll" && round && round.step === step.id && isKnown(round)) return poll(round.id);
    const kind = "body" in step || ["agreements", "ideas"].includes(lacking(docs)) ? "text" : { poll: "soon", ideas: KINDS.choosing && KINDS.choosing(docs) }[step.kind] || step.kind; // a kind with a body is read as a text
    return { key: `step/${step.id}/${kind}`, kind, step: step.id };
}

function poll(round) {
    return { key: `round/${round}`, kind: "poll", round };
}

/** The script that this phone has not yet, and needs now: of a kind of step or of question, of who may answer it, of ideas that are chosen or grouped, or of results. */
export function lacking(docs, mine) {
    const { kind, choosing } = docs.get("step") || {};
    const part = choosing && KINDS.ideas ? "choosing" : kind;
    if (["agreements", "ideas", "choosing"].includes(part) && !KINDS[part]) return part;
    const rounds = docs.keys("round").map((key) => docs.get(key));
    if (!rounds.every(isKnown)) return "kinds";
    return !KINDS.results && rounds.some((round) => round.results || (mine && (mine.get(`my/round/${round.id}`) || {}).results)) && "results";
}

function isKnown(round) {
    return (round.voting || round.kind) in KINDS;
}

/** A round by its id, whether it is the one on air or still open elsewhere. */
export function roundOf(docs, id) {
    const round = docs.get("round");
    return round && round.id === id ? round : docs.get(`round/${id}`);
}
