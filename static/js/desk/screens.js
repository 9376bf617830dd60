import { html } from "../../vendor/preact.js";
import { t } from "../language.js";
import { Dialog } from "./dialog.js";
import { useTool } from "./lending.js";
import { readinessOf } from "./readiness.js";

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

export function screensOf(desk) {
  return (desk.docs.get("screens") || { there: [] }).there;
}

/** The list of screens, in a dialog. */
export function Screens({ desk }) {
  const List = useTool("screens", desk.screensOpen.value);
  return html`<${Dialog} open=${Boolean(List)} left=${() => (desk.screensOpen.value = false)} name="screens">${List && html`<${List} desk=${desk} />`}<//>`;
}
