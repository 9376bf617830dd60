import { html } from "../../../vendor/preact.js";
import { dividedCloud, leftText } from "../cloud-left.js";

const LARGEST = 3.2; // times the smallest

/**
 * Words, the larger the more often they were given; in the order of the alphabet, so that each stays about where it was while the cloud grows. Where there is no room those
 * given least go (`screen/fit.js`), and a line says how many.
 */
export function Cloud({ round, tally }) {
  const { seen, left, each } = dividedCloud(tally.rows, round.results ? round.results.further : 0);
  const ranked = seen.map((row, at) => ({ ...row, rank: at, stands: at === seen.length - 1 ? 1 + left : 1 }));
  return html`<div class="cloud-box" aria-hidden="true">
    <ul class="cloud">
      ${ranked.sort((one, other) => (one.label < other.label ? -1 : 1)).map((row) => html`<li key=${row.id} class=${`cloud__word ${row.leads ? "cloud__word--leads" : ""}`} style=${{ fontSize: `${sizeOf(row.share)}em` }} data-rank=${row.rank} data-for=${row.stands} data-says=${leftText("{n}", row.count)}>${row.label}${row.count > 1 && html`<span class="cloud__count">${row.count}</span>`}</li>`)}
    </ul>
    <p class="cloud__more" data-more="" hidden></p>
    ${left > 0 && html`<p class="cloud__left">${leftText(left, each)}</p>`}
  </div>`;
}

/** Its area grows as its count does. */
export function sizeOf(share) {
  return Math.round((1 + (LARGEST - 1) * Math.sqrt(share)) * 100) / 100;
}
