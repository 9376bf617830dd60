import { offered, unshown } from "./agreed.js";
import { areDotsOpen, unvoted } from "./asking.js";
import { waiting } from "./inbox.js";

/** What the end of the evening would cut off or leave undone: how many of each, without what there is none of. No DOM here. */
export function looseEnds(desk) {
  const { docs } = desk;
  const step = docs.get("step") || {};
  const rounds = docs.all("round/");
  const counts = {
    rounds: rounds.filter(({ state, taken_back: gone }) => state !== "closed" && !gone).length,
    writing: Number(step.kind === "ideas" && Boolean(step.open)),
    dots: Number(areDotsOpen(desk)),
    vote: Number(Boolean(step.agreements && step.agreements.vote.open)),
    ideas: waiting(docs.all("idea/")),
    answers: rounds.reduce((sum, { results }) => sum + Object.keys((results || {}).waiting || {}).length, 0),
    offers: offered(desk).length,
    unvoted: step.agreements && step.agreements.vote.open ? 0 : unvoted(desk).length,
    unshown: unshown(desk),
  };
  return Object.entries(counts).filter(([, n]) => n > 0);
}
