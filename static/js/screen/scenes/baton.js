import { html } from "../../../vendor/preact.js";
import { t } from "../../language.js";

/** The baton goes on: to whom, and with what. */
export function BatonScene({ picture }) {
  const { baton, step, meetup } = picture;
  return html`
    <p class="eyebrow">${baton ? t("The baton goes to") : meetup.title}</p>
    <div class="words baton" data-fits>
      <h1 class="title">${baton ? baton.to : step.title}</h1>
      ${baton && baton.message && html`<p class="baton__message">${baton.message}</p>`}
    </div>
    <p class="cut-note">${t("You can read all of it on your phone")}</p>
  `;
}
