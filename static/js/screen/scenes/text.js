import { html } from "../../../vendor/preact.js";
import { t } from "../../language.js";

export function TextScene({ picture }) {
  const { title, body } = picture.step;
  return html`
    <p class="eyebrow">${picture.meetup.title}</p>
    <div class=${`words ${body ? "" : "words--title-only"}`} data-fits>
      <h1 class="title">${title}</h1>
      ${paragraphs(body).map((text, at) => html`<p class="words__paragraph" key=${at}>${text}</p>`)}
    </div>
    <p class="cut-note">${t("You can read all of it on your phone")}</p>
  `;
}

/** The parts of a text between its empty lines. */
export function paragraphs(body) {
  return (body || "").split(/\n\s*\n/).filter((text) => text.trim());
}
