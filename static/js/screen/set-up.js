import { html } from "../../vendor/preact.js";
import { t } from "../language.js";
import { toggleFullScreen } from "./full.js";

const READING_MS = 12000;

/** For whoever sets up the projector: the way to the set-up scene, full screen, black. Goes away by itself, comes back with the mouse. */
export function SetUp({ open }) {
  return html`<aside aria-label=${t("Set up this screen")} class="set-up" ref=${introduce}>
    <button type="button" class="set-up__button" onClick=${open}>${t("Set up")} <kbd>S</kbd></button>
    <button type="button" class="set-up__button" onClick=${pressed}>${t("Full screen")} <kbd>F</kbd></button>
    <span class="set-up__hint">${t("Black")} <kbd>B</kbd></span>
  </aside>`;
}

let met = false;

/** Shown at first without a mouse, long enough to be read; once, however often the set-up scene comes between. */
function introduce(element) {
  if (!element || met) return;
  met = true;
  element.classList.add("set-up--first");
  const over = () => element.classList.remove("set-up--first");
  setTimeout(over, READING_MS);
  document.addEventListener("fullscreenchange", over, { once: true });
}

/** After a click the button keeps no focus: focus would keep it in the picture. */
function pressed(event) {
  if (event.detail > 0) event.currentTarget.blur();
  toggleFullScreen();
}
