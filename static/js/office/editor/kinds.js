import { html } from "../../../vendor/preact.js";
import { t } from "../../language.js";

export const KINDS = ["text", "poll", "fragment", "ideas", "talk", "agreements"];
export const TEMPLATES = ["before_and_after", "silence", "one_two_four"];

export function kindName(kind) {
  return { text: t("Text"), poll: t("Poll"), fragment: t("Fragment"), ideas: t("Ideas"), talk: t("Talk"), agreements: t("Agreements") }[kind] || kind;
}

/** What a kind is for, in one sentence. */
export function kindSentence(kind) {
  return {
    text: t("Words on the screen: a welcome, an instruction, a break."),
    poll: t("A statement or question that everyone answers on their phone."),
    fragment: t("A piece of a video, with a question to watch with."),
    ideas: t("Everyone writes; the room reads along and can support ideas."),
    talk: t("The room talks: an instruction, phases and a clock."),
    agreements: t("What must change and who can do it; who does what, and when; the baton."),
  }[kind];
}

export function templateName(template) {
  return { before_and_after: t("Statement before and after"), silence: t("Minute of silence"), one_two_four: t("Round of tables 1-2-4") }[template];
}

export function templateSentence(template) {
  return {
    before_and_after: t("Statement, fragment, and the same statement again."),
    silence: t("To think, after a fragment."),
    one_two_four: t("Alone, in pairs, in fours: everyone speaks."),
  }[template];
}

const PICTURES = {
  evening: "M7 3v4M17 3v4M4 9h16M5 5h14a1 1 0 0 1 1 1v13a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1z",
  text: "M5 6h14M5 11h14M5 16h9",
  poll: "M6 20v-8M12 20V5M18 20v-5",
  fragment: "M8 5l11 7-11 7z",
  ideas: "M4 5h16v11h-8l-5 4v-4H4z",
  bank: "M4 9l8-5 8 5M5 20h14M7 10v7M12 10v7M17 10v7",
  talk: "M4 4h11v8H9l-3 3v-3H4zM18 9h2v8h-2v3l-4-3h-4v-2",
  agreements: "M4 6l2 2 3-4M12 6h8M4 14l2 2 3-4M12 15h8M12 20h6",
  up: "M12 19V5M6 11l6-6 6 6",
  down: "M12 5v14M6 13l6 6 6-6",
  copy: "M9 9h11v11H9zM5 15V4h11",
  skip: "M4 17c2-8 12-8 14-2M18 9v6h-6",
  remove: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10 11v5M14 11v5",
  add: "M12 5v14M5 12h14",
  undo: "M9 6L4 11l5 5M4 11h10a6 6 0 0 1 0 12h-2",
  lock: "M6 11h12v9H6zM9 11V8a3 3 0 0 1 6 0v3",
  play: "M8 5l11 7-11 7z",
  grip: "M9 6v.01M15 6v.01M9 12v.01M15 12v.01M9 18v.01M15 18v.01",
  pause: "M8 5v14M16 5v14",
};

/** A small drawing beside a word; it says nothing by itself. */
export function Icon({ name }) {
  return html`<svg class=${`icon icon--${name}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=${PICTURES[name] || PICTURES.text} /></svg>`;
}
