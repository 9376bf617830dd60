import { html } from "../../vendor/preact.js";
import { t } from "../language.js";
import { Plain } from "../desk/button.js";

/** What people wrote as an answer, for the desk to show or to hide: what waits, what the room sees, what was hidden. */
export function JudgingTool({ desk, round }) {
  const results = round.results;
  return html`<div class="judging">
    <${Texts} desk=${desk} round=${round} title=${t("Waiting for you")} counts=${results.waiting} show hide />
    <${Texts} desk=${desk} round=${round} title=${t("The room sees")} counts=${results.counts} hide />
    <${Texts} desk=${desk} round=${round} title=${t("Hidden")} counts=${results.hidden} show />
  </div>`;
}

function Texts({ desk, round, title, counts = {}, show, hide }) {
  const texts = Object.keys(counts).sort((one, other) => counts[other] - counts[one] || (one < other ? -1 : 1));
  if (texts.length === 0) return null;
  return html`<section class="judging__part" aria-label=${title}>
    <h4 class="small-title">${title} · ${texts.length}</h4>
    <ul class="judging__texts">
      ${texts.map((text) => html`<li key=${text} class="judging__text">
        <span>${text}${counts[text] > 1 && html` <span class="soft">${counts[text]} ×</span>`}</span>
        <span class="cluster">
          ${show && html`<${Judge} desk=${desk} verb="answer.show" round=${round} text=${text} word=${t("Show")} name=${t("Show: {text}", { text })} />`}
          ${hide && html`<${Judge} desk=${desk} verb="answer.hide" round=${round} text=${text} word=${t("Hide")} name=${t("Hide: {text}", { text })} />`}
        </span>
      </li>`)}
    </ul>
  </section>`;
}

function Judge({ desk, verb, round, text, word, name }) {
  if (!desk.may(verb)) return null;
  return html`<${Plain} look="small" aria-label=${name} onClick=${() => desk.do(verb, { round: round.id, text })}>${word}<//>`;
}
