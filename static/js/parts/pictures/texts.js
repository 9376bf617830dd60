import { html } from "../../../vendor/preact.js";
import { t } from "../../language.js";

/** What people wrote and the desk has shown, a card each. */
export function Texts({ tally }) {
  if (tally.rows.length === 0) return html`<p class="soft">${t("Nothing of what was written is shown yet.")}</p>`;
  return html`<ul class="texts">
    ${tally.rows.map((row) => html`<li key=${row.id} class="texts__text">${row.label}${row.count > 1 && html` <span class="texts__count">${row.count} ×</span>`}</li>`)}
  </ul>`;
}
