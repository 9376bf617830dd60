import { html } from "../../vendor/preact.js";
import { t } from "../language.js";
import { Verdict } from "../parts/verdict.js";
import { Plain } from "../desk/button.js";
import { printOf } from "../desk/keys.js";
import { flagWords } from "./screening.js";
import { useOwnKeys } from "./own-keys.js";
import { sourceWords } from "./taking.js";

/** One condition: its words, where it stands, what the room thinks of it, and what can be done with it. `ask` asks whether it is to go for good. */
export function ConditionRow({ desk, condition, edit, ask }) {
  const { id, text, level, status, vote, original } = condition;
  const place = (to) => desk.do("condition.place", { condition: id, to });
  const remove = () => ask({ verb: "condition.redact", fields: { condition: id }, words: text });
  const keys = useOwnKeys(desk, deeds(place, remove));
  return html`<li class=${`agreed-row agreed-row--${status}`} ...${keys}>
    <div class="agreed-row__words">
      <p class="agreed-row__head"><span class="badge">${level}</span>${mark(status)}<${Flags} item=${condition} /><${Votes} condition=${condition} /></p>
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
      <${Remove} text=${text} run=${remove} />
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
export function AgreementRow({ desk, agreement, edit, ask }) {
  const { id, what, who, when, first_step, level, status, name, original } = agreement;
  const place = (to) => desk.do("agreement.place", { agreement: id, to });
  const remove = () => ask({ verb: "agreement.redact", fields: { agreement: id }, words: [what, who, when, first_step, name].filter(Boolean).join(" · ") });
  const keys = useOwnKeys(desk, deeds(place, remove));
  return html`<li class=${`agreed-row agreed-row--${status}`} ...${keys}>
    <div class="agreed-row__words">
      <p class="agreed-row__head">${mark(status)}${level && html`<span class="badge">${level}</span>`}${name && html`<span class="badge">${name} · ${nameWord(agreement)}</span>`}<${Flags} item=${agreement} /></p>
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
      <${Remove} text=${what} run=${remove} />
    </span>
  </li>`;
}

/** A name stands beside words that its owner wrote, and beside no others. */
function nameWord({ on_screen, reworded }) {
  if (reworded) return t("not shown: the words are not theirs any more");
  return on_screen ? t("name may be on the screen") : t("name only for you");
}

/** What the list of words and the patterns found in what was offered. */
function Flags({ item: { flags, status } }) {
  return flags ? html`<span class=${`badge ${status === "waiting" ? "badge--warn" : ""}`}>${t("Mind: {what}", { what: flagWords(flags) })}</span>` : null;
}

/** The keys of an idea do the same here. */
function deeds(place, remove) {
  return [{ action: "showIdea", run: () => place("listed") }, { action: "hideIdea", run: () => place("hidden") }, { action: "redactIdea", run: remove }];
}

function Remove({ text, run }) {
  const key = printOf("redactIdea");
  return html`<${Plain} look="small" aria-label=${t("Remove for good: {text}", { text })} aria-keyshortcuts=${key} onClick=${run}>${t("Remove …")}<kbd aria-hidden="true">${key}</kbd><//>`;
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
