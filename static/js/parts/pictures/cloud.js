import { html } from "../../../vendor/preact.js";

const LARGEST = 3.2; // times the smallest
const MOST = 40; // more than these nobody reads from their seat; the table has them all

/** Words, the larger the more often they were given; in the order of the alphabet, so that each stays about where it was while the cloud grows. */
export function Cloud({ tally }) {
  const seen = tally.rows.slice(0, MOST).sort((one, other) => (one.label < other.label ? -1 : 1));
  return html`<ul class="cloud" aria-hidden="true">
    ${seen.map((row) => html`<li key=${row.id} class=${`cloud__word ${row.leads ? "cloud__word--leads" : ""}`} style=${{ fontSize: `${sizeOf(row.share)}em` }}>${row.label}${row.count > 1 && html`<span class="cloud__count">${row.count}</span>`}</li>`)}
  </ul>`;
}

/** Its area grows as its count does. */
export function sizeOf(share) {
  return Math.round((1 + (LARGEST - 1) * Math.sqrt(share)) * 100) / 100;
}
