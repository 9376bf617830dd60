import { html } from "../../vendor/preact.js";
import { t } from "../language.js";
import { Plain } from "../desk/button.js";
import { minutesOf } from "../desk/kinds.js";
import { lateness } from "../desk/lateness.js";
import { drops } from "../desk/plan.js";

/** So many at once; what else may be left out is marked in the run of show. */
const MOST = 3;

/** When the evening is late: what may be left out, and how late it is then. */
export function DropsTool({ desk }) {
  const show = desk.docs.get("show");
  if ((desk.docs.get("meetup") || {}).state !== "open" || !desk.may("show.skip")) return null;
  const offered = drops(show, desk.now.value).slice(0, MOST);
  if (offered.length === 0) return null;
  return html`<section class="drops" aria-labelledby="drops">
    <h3 id="drops" class="small-title">${t("To end on time, leave out:")}</h3>
    <ul>${offered.map(({ step, late }) => html`<li key=${step.id}>
      <span class="drops__title">${step.title} <span class="soft">${minutesOf(step)} → ${lateness(late)}</span></span>
      <${Plain} look="quiet small" onClick=${() => desk.do("show.skip", { step: step.id, on: true })} aria-label=${t("Leave out: {title}", { title: step.title })}>${t("Leave out")}<//>
    </li>`)}</ul>
  </section>`;
}
