import { html } from "../../vendor/preact.js";
import { formatTime, t } from "../language.js";
import { MomentsCurve } from "../parts/curve.js";
import { peaksOf, peopleWords, seenAgainFrom } from "../parts/moments.js";
import { Plain } from "../desk/button.js";

/** What touched people, for who leads: the curve, and a button for each of its peaks that goes there. */
export function MomentsTool({ desk }) {
  const moments = desk.docs.get("moments");
  if (!moments) return null;
  const onAir = (desk.docs.get("fragment") || {}).id === moments.step && desk.may("fragment.seek");
  const jump = (stretch) => desk.do("fragment.seek", { position: seenAgainFrom(moments, stretch) });
  const peaks = peaksOf(moments);
  return html`<section class="desk-moments" aria-label=${t("What touched people")}>
    <h4 class="small-title">${t("What touched people")}</h4>
    <${MomentsCurve} moments=${moments} jump=${onAir ? jump : undefined} />
    ${onAir && peaks.length > 0 && html`<div class="cluster" role="group" aria-label=${t("Go to a moment")}>
      ${peaks.map((peak) => html`<${Plain} key=${peak.at} look="small" onClick=${() => jump(peak)}>${formatTime(peak.from)} · ${peopleWords(peak.count)}<//>`)}
    </div>`}
    ${!moments.counted && html`<p class="soft small">${t("They are counted at the end of the fragment, or when you show them.")}</p>`}
  </section>`;
}
