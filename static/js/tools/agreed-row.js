import { html } from "../../vendor/preact.js";
import { t } from "../language.js";
import { Verdict } from "../parts/verdict.js";
import { Plain } from "../desk/button.js";
import { sourceWords } from "./taking.js";

/** One condition: its words, where it stands, what the room thinks of it, and what can be done with it. */
export function ConditionRow({ desk, condition, edit }) {
  const { id, text, level, status, vote, original } = condition;
  const place = (to) => desk.do("condition.place", { condition: id, to });
  return html`<li class=${`agreed-row agreed-row--${status}`}>
    <div class="agreed-row__words">
      <p class="agreed-row__head"><span class="badge">${level}</span>${mark(status)}<${Votes} condition=${condition} /></p>
      <p>${text}</p>
      <${Source} desk=${desk} item=${condition} />
      ${original && html`<p class="soft small">${t("Offered as: {text}", { text: original })}</p>`}
    </div>
    <span class="agreed-row__actions">
      ${status !== "listed" && html`<${Do} strong=${status === "waiting"} word=${t("Place")} name=${t("Place: {text}", { text })} run=${() => place("listed")} />`}
      ${edit && !vote && html`<${Do} word=${t("Change")} name=${t("Change: {text}", { text })} run=${() => edit(id)} />`}
      ${vote === "closed" && status === "listed" && desk.may("conditions.open") && html`<${Do} word=${t("Vote again")} name=${t("Vote again: {text}", { text })} run=${() => desk.do("conditions.open", { condition: id })} />`}
      ${status !== "parked" && html`<${Do} word=${t("Park")} name=${t("Park: {text}", { text })} run=${() => place("parked")} />`}
      ${status !== "hidden" && html`<${Do} word=${t("Hide")} name=${t("Hide: {text}", { text })} run=${() => place("hidden")} />`}
    </span>
  </li>`;
}

/** While the room votes only the desk sees these counts. */
function Votes({ condition: { vote, counts, carried } }) {
  if (!vote) return null;
  if (vote === "closed") return html`<${Verdict} condition=${{ counts, carried }} />`;
  return html`<span class="soft small">${t("agree {agree} · disagree {disagree} · no opinion {pass}", counts)}</span>`;
}

/** One agreement. A name is its owner's: it is told here, with whether the screen may show it. */
export function AgreementRow({ desk, agreement, edit }) {
  const { id, what, who, when, first_step, level, status, name, on_screen, original } = agreement;
  const place = (to) => desk.do("agreement.place", { agreement: id, to });
  return html`<li class=${`agreed-row agreed-row--${status}`}>
    <div class="agreed-row__words">
      <p class="agreed-row__head">${mark(status)}${level && html`<span class="badge">${level}</span>`}${name && html`<span class="badge">${name} · ${on_screen ? t("name may be on the screen") : t("name only for you")}</span>`}</p>
      <p><b>${what}</b></p>
      ${(who || when) && html`<p>${[who, when].filter(Boolean).join(" · ")}</p>`}
      ${first_step && html`<p class="soft">${t("First step: {step}", { step: first_step })}</p>`}
      <${Source} desk=${desk} item=${agreement} />
      ${original && html`<p class="soft small">${t("Offered as: {text}", { text: [original.what, original.who, original.when, original.first_step].filter(Boolean).join(" · ") })}</p>`}
    </div>
    <span class="agreed-row__actions">
      ${status !== "listed" && html`<${Do} strong=${status === "waiting"} word=${t("Take")} name=${t("Take: {text}", { text: what })} run=${() => place("listed")} />`}
      ${edit && html`<${Do} word=${t("Change")} name=${t("Change: {text}", { text: what })} run=${() => edit(id)} />`}
      ${status !== "parked" && html`<${Do} word=${t("Park")} name=${t("Park: {text}", { text: what })} run=${() => place("parked")} />`}
      ${status !== "hidden" && html`<${Do} word=${t("Hide")} name=${t("Hide: {text}", { text: what })} run=${() => place("hidden")} />`}
    </span>
  </li>`;
}

function Source({ desk, item }) {
  const words = sourceWords(desk, item);
  return words && html`<p class="soft small">${words}</p>`;
}

function mark(status) {
  const words = { waiting: t("from a phone, waits for you"), hidden: t("hidden"), parked: t("parked") }[status];
  return words && html`<span class=${`badge ${status === "waiting" ? "start" : ""}`}>${words}</span>`;
}

function Do({ word, name, strong, run }) {
  return html`<${Plain} look=${`small ${strong ? "strong" : ""}`} aria-label=${name} onClick=${run}>${word}<//>`;
}
