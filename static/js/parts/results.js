import { html } from "../../vendor/preact.js";
import { t } from "../language.js";
import { tallyOf } from "./tally.js";

/** A round's results three ways: bars to look at, a sentence, and a table for who does not see the bars. */
export function Results({ round }) {
  const tally = tallyOf(round);
  return html`<figure class="results">
    <ol class="results__bars" aria-hidden="true">
      ${tally.rows.map((row, at) => html`<${Bar} key=${row.id} row=${row} colour=${(at % 6) + 1} />`)}
    </ol>
    <figcaption class="results__total">${totalSentence(tally.total)}</figcaption>
    <${ResultsTable} question=${round.question} tally=${tally} />
  </figure>`;
}

export function totalSentence(total) {
  if (total === 0) return t("No answers yet");
  return total === 1 ? t("1 answer") : t("{n} answers", { n: total });
}

function Bar({ row, colour }) {
  return html`<li class=${`results__row series-${colour} ${row.leads ? "results__row--leads" : ""}`}>
    <span class="results__label">${row.label}</span>
    <span class="results__figures"><b class="results__percent">${row.percent}%</b> <span class="results__count">${row.count}</span></span>
    <span class="results__track"><span class="results__bar" style=${{ inlineSize: `${row.share * 100}%` }}></span></span>
  </li>`;
}

function ResultsTable({ question, tally }) {
  return html`<div class="visually-hidden"><table>
    <caption>${question}</caption>
    <thead><tr><th scope="col">${t("Answer")}</th><th scope="col">${t("Number")}</th><th scope="col">${t("Share")}</th></tr></thead>
    <tbody>
      ${tally.rows.map((row) => html`<tr key=${row.id}><th scope="row">${row.label}</th><td>${row.count}</td><td>${row.percent}%</td></tr>`)}
    </tbody>
  </table></div>`;
}
