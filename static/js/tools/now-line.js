import { html } from "../../vendor/preact.js";
import { t } from "../language.js";
import { Action } from "../desk/button.js";
import { ideasNow, nowWords } from "../desk/ideas-now.js";

/** What runs now in a step of ideas, in one line, with what can be done with it; the tool puts its own deeds (`children`) behind it. */
export function NowLine({ desk, step, children }) {
  const onAir = (desk.docs.get("step") || {}).id === step.id;
  const now = onAir ? ideasNow(desk) : null;
  return html`<div class=${`now now--${now || "off"}`}>
    ${now ? html`<${Words} desk=${desk} />` : html`<p class="now__words"><b>${step.title}</b> <span class="soft">${t("is not on screen now")}</span></p>`}
    <div class="now__deeds">
      ${now && !["dots", "weighs"].includes(now) && html`<${Action} desk=${desk} name="openClose" look="small" />`}
      ${children}
    </div>
  </div>`;
}

function Words({ desk }) {
  const [head, facts] = nowWords(desk);
  return html`<p class="now__words" role="group" aria-label=${t("What runs now")}><span class="now__sign">${t("Now")}</span> <b>${head}</b>${facts && html` <span class="soft">· ${facts}</span>`}</p>`;
}
