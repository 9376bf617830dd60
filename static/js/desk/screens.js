import { html } from "../../vendor/preact.js";
import { t } from "../language.js";
import { Plain } from "./button.js";
import { Dialog } from "./dialog.js";
import { lacksOf, noteOf, readinessOf } from "./readiness.js";

/** What the screens show and how ready they are, in the top line; it opens the list of them. */
export function ScreenState({ desk }) {
  const screens = screensOf(desk);
  const { ready, word } = readinessOf(screens);
  const cover = coverWord(desk.docs.get("screen") || {});
  return html`<button type="button" class=${`fact fact--button ${cover ? "fact--alarm" : ready ? "" : "fact--warn"}`} aria-haspopup="dialog" onClick=${() => (desk.screensOpen.value = true)}>
    <span class="fact__name">${screens.length > 1 ? t("{n} screens", { n: screens.length }) : t("Screen")}</span>
    <span class="fact__value"><span class=${`dot ${ready ? "online" : "connecting"}`} aria-hidden="true"></span> ${[cover, cover && ready ? "" : word].filter(Boolean).join(" · ")}</span>
  </button>`;
}

function coverWord(screen) {
  if (screen.black) return t("black");
  if (screen.frozen) return t("frozen");
  return screen.join ? t("joining") : "";
}

function screensOf(desk) {
  return (desk.docs.get("screens") || { there: [] }).there;
}

/** Each screen by its sign, with what it lacks. Only the desk can have the signs shown. */
export function ScreenList({ desk }) {
  const screens = screensOf(desk);
  return html`<${Dialog} open=${desk.screensOpen.value} left=${() => (desk.screensOpen.value = false)} name="screens">
    <form method="dialog" class="stack">
      <h2 id="screens">${t("Screens")}</h2>
      ${screens.length === 0 && html`<p>${t("No screen is connected. Open the link of the screen on the machine with the projector.")}</p>`}
      <ul class="screens">${screens.map((screen, at) => html`<${ScreenRow} key=${at} screen=${screen} />`)}</ul>
      <div class="cluster">
        ${desk.may("screen.sign") && screens.length > 0 && html`<${Plain} onClick=${() => desk.do("screen.sign")}>${t("Show the signs on the screens")}<//>`}
        <button class="button primary" autofocus>${t("Close")}</button>
      </div>
    </form>
  <//>`;
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
