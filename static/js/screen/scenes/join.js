import { html } from "../../../vendor/preact.js";
import { t } from "../../language.js";
import { groupCode, shortAddress } from "../address.js";

export function JoinScene({ picture, page }) {
  return html`
    <div class="join" data-fits>
      <div class="join__words">
        ${picture.meetup.region && html`<p class="eyebrow">${picture.meetup.region}</p>`}
        <h1 class="title">${picture.meetup.title}</h1>
        <ol class="join__ways">
          <li>${t("Scan the code with your phone")}</li>
          <li>${t("or go to")} <b class="join__address">${shortAddress(page.join_url)}</b> ${t("with code")}</li>
        </ol>
        <p class="join__code">${groupCode(page.code)}</p>
        <${Present} present=${picture.crowd.present} />
      </div>
      ${page.join_qr && html`<img class="join__qr" src=${page.join_qr} alt=${t("QR code to join on your phone")} />`}
    </div>
  `;
}

function Present({ present }) {
  if (!present) return html`<p class="soft">${t("No account needed, no name asked")}</p>`;
  return html`<p class="soft">${t("Taking part now:")} <b class="number">${present}</b></p>`;
}

/** For who comes in late: the way in stays in sight. */
export function JoinLine({ page }) {
  return html`<p class="join-line">
    <span>${shortAddress(page.join_url)}</span> <b class="number">${groupCode(page.code)}</b>
  </p>`;
}
