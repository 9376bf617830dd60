import { html } from "../../vendor/preact.js";
import { t } from "../language.js";
import { leftText } from "./cloud-left.js";
import { resultsSentence, shareText } from "./figures.js";
import { Again } from "./pictures/again.js";
import { Bars } from "./pictures/bars.js";
import { Cloud } from "./pictures/cloud.js";
import { Columns } from "./pictures/columns.js";
import { Texts } from "./pictures/texts.js";
import { rowsOf } from "./rows.js";
import { tallyOf } from "./tally.js";
import { Truth } from "./truth.js";

const PICTURES = { scale: Columns, number: Columns, words: Cloud, text: Texts };

/** A round's results three ways: a picture to look at, a sentence, and a table for who does not see the picture. */
export function Results({ round }) {
  const tally = tallyOf(round, rowsOf(round));
  const Picture = PICTURES[round.kind] || Bars;
  return html`<figure class=${`results results--${round.kind}`}>
    <${Again} round=${round} />
    <${Picture} round=${round} tally=${tally} />
    <figcaption class="results__total">${resultsSentence(round)}</figcaption>
    <${Truth} round=${round} />
    ${round.kind !== "text" && html`<${ResultsTable} round=${round} tally=${tally} />`}
    ${round.reworded && html`<p class="results__total">${t("Asked before in other words: not to be compared with last time.")}</p>`}
  </figure>`;
}

function ResultsTable({ round, tally }) {
  return html`<div class="visually-hidden"><table>
    <caption>${round.question}</caption>
    <thead><tr><th scope="col">${t("Answer")}</th><th scope="col">${t("Number")}</th><th scope="col">${t("Share")}</th></tr></thead>
    <tbody>
      ${tally.rows.map((row) => html`<tr key=${row.id}><th scope="row">${row.label}</th><td>${row.count}</td><td>${shareText(round, row)}</td></tr>`)}
    </tbody>
  </table>${round.kind === "words" && round.results && round.results.further > 0 && html`<p>${leftText(round.results.further, tally.rows[tally.rows.length - 1].count)}</p>`}</div>`;
}
