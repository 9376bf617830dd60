import { html } from "../../../vendor/preact.js";
import { numberText } from "../numbers.js";
import { UNSURE } from "../rows.js";
import { endsOf } from "../scale.js";

const BELOW = 56; // that have room below all bins together, with both bounds of each

/** A column for each point of a scale or bin of a histogram, side by side in their order; who does not know stands apart. The highest fills the height. */
export function Columns({ round, tally }) {
  const most = Math.max(1, ...tally.rows.map((row) => row.count));
  return html`<div class="columns" aria-hidden="true">
    <ol class="columns__list">
      ${tally.rows.map((row) => html`<li key=${row.id} class=${`columns__column ${row.id === UNSURE ? "columns__column--apart" : ""} ${row.leads ? "columns__column--leads" : ""}`}>
        <span class="columns__track"><span class="columns__figure">${row.count > 0 ? row.count : ""}</span><span class="columns__bar" style=${{ flexBasis: `${(row.count / most) * 100}%` }}></span></span>
        <span class="columns__label">${shortLabel(round, row, tally)}</span>
      </li>`)}
    </ol>
    <${Ends} round=${round} rows=${tally.rows} />
  </div>`;
}

/** The names of the ends of a scale, below its first and its last point: who does not know stands beside them. */
function Ends({ round: { scale }, rows }) {
  const ends = scale && endsOf(scale);
  if (!ends) return null;
  const points = rows.filter(({ id }) => id !== UNSURE).length;
  return html`<p class=${`columns__ends ${points < rows.length ? "columns__ends--beside" : ""}`} style=${{ "--points": points }}>
    <span class="columns__points"><span>${ends.low}</span><span>${ends.high}</span></span>
  </p>`;
}

/** The names of the ends of a scale stand below all columns; of many bins, or of long numbers, each says where it begins. */
function shortLabel(round, row, { rows }) {
  if (round.scale) return round.scale.named || row.id === UNSURE ? row.label : row.id;
  const letters = Math.max(...rows.map(({ label }) => label.length)) * rows.length;
  return letters > BELOW ? numberText(Number(row.id)) : row.label;
}
