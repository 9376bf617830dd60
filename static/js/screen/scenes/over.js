import { html } from "../../../vendor/preact.js";
import { t } from "../../language.js";

export function OverScene({ picture }) {
  const { meetup } = picture;
  return html`
    <p class="eyebrow">${meetup.title}</p>
    <div class="words words--over" data-fits>
      <h1 class="title">${t("Thank you for thinking along")}</h1>
      <p class="words__paragraph">${t("Your answers and ideas are kept. Your phone shows what happens with them.")}</p>
    </div>
  `;
}
