import { html } from "../../vendor/preact.js";
import { t } from "../language.js";
import { changeText, figureOf, resultsSentence } from "./figures.js";
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
    <${Picture} round=${round} tally=${tally} />
    <figcaption class="results__total">${resultsSentence(round)}</figcaption>
    <${Truth} round=${round} />
    ${round.kind !== "text" && html`<${ResultsTable} round=${round} tally=${tally} />`}
  </figure>`;
}

function ResultsTable({ round, tally }) {
  return html`<div class="visually-hidden"><table>
    <caption>${round.question}</caption>
    <thead><tr><th scope="col">${t("Answer")}</th><th scope="col">${t("Number")}</th><th scope="col">${t("Share")}</th></tr></thead>
    <tbody>
      ${tally.rows.map((row) => html`<tr key=${row.id}><th scope="row">${row.label}</th><td>${row.count}</td><td>${shareText(round, row)}</td></tr>`)}
    </tbody>
  </table></div>`;
}

/** Words have no whole; of a ranking the share would say nothing, its average place does. */
function shareText(round, row) {
  if (round.kind === "words") return "";
  return round.kind === "rank" ? figureOf(round, row).note : `${row.percent}% ${changeText(round, row)}`.trim();
}
