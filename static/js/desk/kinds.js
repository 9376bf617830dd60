import { formatTime, t } from "../language.js";
import { pollKindName } from "./poll-kinds.js";

export function kindName(kind) {
  return { text: t("text"), poll: t("poll"), ideas: t("ideas"), fragment: t("fragment"), talk: t("talk"), agreements: t("agreements") }[kind] || kind;
}

/** What a step of the run of show is; of a poll, which kind of question. */
export function stepName(step) {
  return step.own && step.own.poll ? pollKindName(step.own.poll.kind) : kindName(step.kind);
}

export function minutesOf(step) {
  return formatTime((step.minutes || 0) * 60);
}

/** What the room will get from a step, as a sentence for phones and one for the screen. `own` is the step's own part of the programme. */
export function willShow(step) {
  return (WILL_SHOW[step.kind] || WILL_SHOW.text)(step.own || {});
}

const WILL_SHOW = {
  text: ({ waiting }) => (waiting ? { phones: t("the waiting page, with the practice question"), screen: t("how to join, with the QR code") } : { phones: t("the title and the text"), screen: t("the title and the text") }),
  poll: ({ poll = {} }) => ({
    phones: poll.open === "by_hand" ? t("the title; you open the vote") : t("the question, open at once"),
    screen: t("the question and how many answered; results: {when}", { when: resultsWord(poll.results) }),
  }),
  ideas: ({ ideas = {} }) => ({
    phones: ideas.writing ? t("a field to write, {n} min on the clock", { n: ideas.writing.minutes }) : ideas.screening && ideas.screening.phones ? t("a field to write; ideas after your approval") : t("a field to write; ideas at once"),
    screen: ideas.screening && !ideas.screening.screen ? t("ideas at once") : t("ideas after your approval"),
  }),
  talk: ({ talk = {} }) => ({
    phones: t("the title, the phase, the instruction and the clock"),
    screen: talk.template === "silence" ? t("the instruction, and a ring that closes; the time runs at once") : t("the instruction, the phases and the clock; you start it"),
  }),
  agreements: ({ agreements = {} }) => ({
    phones: agreements.offers && agreements.collect !== "baton" ? t("what was agreed, and a form to offer something") : t("what was agreed"),
    screen: { agreements: t("the agreements that you take"), baton: t("to whom the baton goes") }[agreements.collect] || t("the conditions that you write down or place, by who can act"),
  }),
  fragment: () => ({ phones: t("the question to watch with"), screen: t("the question to watch with; the clip waits for Play") }),
};

function resultsWord(when) {
  return { after_vote: t("to each after their own vote"), live: t("live"), never: t("never") }[when] || t("after the vote closes");
}
