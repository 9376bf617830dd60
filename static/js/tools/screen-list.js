import { html } from "../../vendor/preact.js";
import { t } from "../language.js";
import { Plain } from "../desk/button.js";
import { lacksOf, noteOf } from "../desk/readiness.js";
import { screensOf } from "../desk/screens.js";

/** Each screen by its sign, with what it lacks. Only the desk can have the signs shown. */
export function ScreenList({ desk }) {
  const screens = screensOf(desk);
  return html`<form method="dialog" class="stack">
    <h2 id="screens">${t("Screens")}</h2>
    ${screens.length === 0 && html`<p>${t("No screen is connected. Open the link of the screen on the machine with the projector.")}</p>`}
    <ul class="screens">${screens.map((screen, at) => html`<${ScreenRow} key=${at} screen=${screen} />`)}</ul>
    <div class="cluster">
      ${desk.may("screen.sign") && screens.length > 0 && html`<${Plain} onClick=${() => desk.do("screen.sign")}>${t("Show the signs on the screens")}<//>`}
      <button class="button primary" autofocus>${t("Close")}</button>
    </div>
  </form>`;
}

function ScreenRow({ screen }) {
  const lacks = lacksOf(screen);
  const note = noteOf(screen);
  return html`<li class="screens__screen">
    <b class="screens__sign">${screen.sign}</b>
    <div>
      <p class=${lacks.length ? "screens__lacks" : "screens__ready"}><span class=${`dot ${lacks.length ? "connecting" : "online"}`} aria-hidden="true"></span> <b>${lacks.length ? t("Not ready yet") : t("Ready")}</b></p>
      ${lacks.map(({ text }) => html`<p key=${text}>${text}</p>`)}
      ${note && html`<p class="soft small">${note}</p>`}
    </div>
  </li>`;
}
