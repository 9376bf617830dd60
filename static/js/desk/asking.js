import { t } from "../language.js";
import { listed } from "../screen/sheets.js";

/** What is asked of the room now, a round or ideas, and whether it is open and seen. Opening and showing are two separate switches. */
export function subject(desk) {
  if (step(desk).kind === "ideas") return "ideas";
  if (step(desk).kind === "agreements") return "conditions";
  if (step(desk).kind === "fragment") return moments(desk).step === step(desk).id ? "moments" : null;
  return desk.docs.get("round") ? "round" : null;
}

/** Which round, or the ideas of which step: another may be on air when it is heard. */
export function asked(desk) {
  if (["conditions", "moments"].includes(subject(desk))) return {};
  return subject(desk) === "ideas" ? { step: step(desk).id } : { round: round(desk).id };
}

/** Dots were given out for the ideas on air: what is closed then is those. */
export function areDotsOpen(desk) {
  const dots = desk.docs.get("dots");
  return Boolean(dots) && dots.open && dots.step === step(desk).id;
}

export function isOpen(desk) {
  if (subject(desk) === "moments") return false;
  if (subject(desk) === "conditions") return step(desk).agreements.vote.open;
  return subject(desk) === "ideas" ? Boolean(step(desk).open) : round(desk).state === "open";
}

export function isShown(desk) {
  const what = { ideas: step, moments }[subject(desk)] || round;
  return Boolean(what(desk).shown);
}

export function canOpenOrClose(desk) {
  if (isOver(desk)) return false;
  if (step(desk).kind === "ideas") return !areDotsOpen(desk) || desk.may("dots.close");
  if (step(desk).kind === "agreements") return desk.may("conditions.open") && (isOpen(desk) || unvoted(desk).length > 0);
  return step(desk).kind === "poll" && desk.may("round.open") && round(desk).state !== "closing" && !isJustClosed(desk);
}

/** After a vote is closed: so long the key that closed it does not ask again, for it is easily pressed twice. */
export const SETTLES_SECONDS = 2;

/** Whether the vote on air was closed a moment ago. */
function isJustClosed(desk) {
  const { state, closed_at: closedAt } = round(desk);
  return state === "closed" && desk.now.value - closedAt < SETTLES_SECONDS;
}

/** After the end nothing is taken any more; what was taken may still be shown or hidden. */
export function isOver(desk) {
  return ["closed", "sealed"].includes((desk.docs.get("meetup") || {}).state);
}

/** Conditions on the list that the room has not voted on. */
export function unvoted(desk) {
  return listed(desk.docs.all("condition/")).filter(({ vote }) => !vote);
}

/** Whether the desk chooses when the room sees what came of it; of a vote on conditions it sees that at the close, and of a clip nothing while it plays. */
export function canReveal(desk) {
  if (subject(desk) === "moments") return !isOver(desk) && !(desk.docs.get("fragment") || {}).playing && moments(desk).voted > 0;
  return ["ideas", "round"].includes(subject(desk));
}

/** Opening after a close asks again: the round before is kept. */
export function openWord(desk) {
  if (subject(desk) === "conditions") return isOpen(desk) ? t("Close the vote") : t("Let the room vote");
  if (areDotsOpen(desk)) return t("Close the dots");
  if (subject(desk) === "ideas") return isOpen(desk) ? t("Close the ideas") : t("Open the ideas");
  if (isOpen(desk)) return t("Close");
  return subject(desk) === "round" ? t("New round") : t("Open");
}

/** While the room is asked, the switch is about what it sees later. */
export function revealWord(desk) {
  if (isLater(desk)) return isShown(desk) ? t("Keep hidden") : t("Show after the close");
  if (subject(desk) === "moments") return isShown(desk) ? t("Hide moments") : t("Show moments");
  if (subject(desk) === "ideas") {
    return isShown(desk) ? t("Hide support") : t("Show support");
  }
  return isShown(desk) ? t("Hide results") : t("Show results");
}

/** Whether nothing is seen before the close, however the switch stands. */
function isLater(desk) {
  if (["ideas", "moments"].includes(subject(desk))) return isOpen(desk);
  return Boolean(subject(desk)) && !isSeeable(round(desk));
}

/** Whether the room sees the results of a round when they are shown: after its close, or live. */
export function isSeeable({ state, when }) {
  return state === "closed" || when === "live";
}

function step(desk) {
  return desk.docs.get("step") || {};
}

function moments(desk) {
  return desk.docs.get("moments") || {};
}

function round(desk) {
  return desk.docs.get("round") || {};
}
