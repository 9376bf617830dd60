import { html } from "../../vendor/preact.js";
import { t } from "../language.js";

/** What a fragment lacks to be ready, in words; `step` as the run of show tells it. That no file is there is said elsewhere. `today` as 2021-05-31. */
export function lacksOfClip(step, today = dayOf(new Date())) {
  const { rights_until: until } = (step.own || {}).fragment || {};
  const words = { clip: t("no clip was chosen"), words: t("no captions and no transcript"), rights: t("nothing on the right to show it") };
  return [...(step.lacks || []).map((lack) => words[lack] || lack), ...(until && until < today ? [t("the right to show it ended on {day}", { day: until })] : [])];
}

export function sourceOf({ source, episode }) {
  return [source, episode].filter(Boolean).join(" · ");
}

/** To ask when the clip is over, one a line. */
export function QuestionsAfter({ fragment }) {
  const questions = (fragment.after || "").split("\n").filter((line) => line.trim());
  return questions.length > 0 && html`<div class="preview__content"><h4 class="small-title">${t("Afterwards")}</h4><ul>${questions.map((question) => html`<li key=${question}>${question}</li>`)}</ul></div>`;
}

function dayOf(date) {
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** Whose page it is, of an address. */
export function hostOf(link) {
  return new URL(link).host.replace(/^www\./, "");
}
