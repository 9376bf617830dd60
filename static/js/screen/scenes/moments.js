import { html } from "../../../vendor/preact.js";
import { t } from "../../language.js";
import { MomentsCurve } from "../../parts/curve.js";

/** What touched people while they watched, as a curve over the clip; before it is told, only the title. */
export function MomentsScene({ picture }) {
  const { step, moments } = picture;
  return html`
    <p class="eyebrow">${t("What touched us")}</p>
    <div class="moments" data-fits>
      <h1 class="title">${step.title}</h1>
      ${moments && html`<${MomentsCurve} moments=${moments} />`}
    </div>
  `;
}
