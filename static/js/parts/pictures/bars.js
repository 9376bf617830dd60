import { html } from "../../../vendor/preact.js";
import { figureOf } from "../figures.js";

/** A bar for each option; of a ranking the highest first. */
export function Bars({ round, tally }) {
  const rows = round.kind === "rank" ? [...tally.rows].sort((one, other) => other.count - one.count) : tally.rows;
  return html`<ol class="results__bars" aria-hidden="true">
    ${rows.map((row, at) => html`<${Bar} key=${row.id} row=${row} right=${Boolean(round.truth) && round.truth.answer === row.id} figure=${figureOf(round, row)} colour=${(at % 6) + 1} />`)}
  </ol>`;
}

function Bar({ row, figure, colour, right }) {
  return html`<li class=${`results__row series-${colour} ${row.leads ? "results__row--leads" : ""}`}>
    <span class="results__label">${right && html`<span class="results__right">✓ </span>`}${row.label}</span>
    <span class="results__figures"><b class="results__percent">${figure.value}</b> ${figure.change && html`<span class="results__change">${figure.change}</span> `}<span class="results__count">${figure.note}</span></span>
    <span class="results__track"><span class="results__bar" style=${{ inlineSize: `${row.share * 100}%` }}></span></span>
  </li>`;
}
