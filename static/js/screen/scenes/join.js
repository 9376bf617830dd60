import { html } from "../../../vendor/preact.js";
import { t } from "../../language.js";
import { groupCode, shortAddress } from "../address.js";

/** The way in, for a whole hall at once: what a camera reads on one side, what people type on the other. */
export function JoinScene({ picture, page }) {
  const { meetup, crowd, practice } = picture;
  return html`
    <div class="join">
      <div class="join__words" data-fits>
        ${meetup.region && html`<p class="eyebrow">${meetup.region}</p>`}
        <h1 class="title">${meetup.title}</h1>
        <ol class="join__ways">
          <li>${t("Scan the code with your phone")}</li>
          <li>${t("or go to")} <${Address} url=${page.join_url} /> ${t("with code")} <b class="join__code">${groupCode(page.code)}</b></li>
        </ol>
        <${Present} present=${crowd.present} />
        <${Practised} answered=${practice ? practice.answered : 0} />
      </div>
      ${page.join_qr && html`<img class="join__qr" src=${page.join_qr} alt=${t("QR code to join on your phone")} />`}
    </div>
  `;
}

/** As large as fits on one line (css/screen-scenes.css divides the width by its characters). */
function Address({ url }) {
  const address = shortAddress(url);
  return html`<b class="join__address" style=${{ "--characters": address.length }}>${address}</b>`;
}

function Present({ present }) {
  if (!present) return html`<p class="join__present">${t("No account needed, no name asked")}</p>`;
  return html`<p class="join__present">${t("Taking part now:")} <b class="number">${present}</b></p>`;
}

/** How many tried their phone on the practice question: whoever reads it tries too. */
function Practised({ answered }) {
  if (!answered) return null;
  return html`<p class="join__present">${t("Practice question answered:")} <b class="number">${answered}</b></p>`;
}

/** For who comes in late: the way in stays in sight. */
export function JoinLine({ page }) {
  return html`<p class="join-line">
    <span>${shortAddress(page.join_url)}</span> <b class="number">${groupCode(page.code)}</b>
  </p>`;
}
