import { html } from "../../vendor/preact.js";
import { t } from "../language.js";

const READING_MS = 12000;

/** For whoever sets up the projector: full screen (that click also allows sound). Goes away by itself, comes back with the mouse. */
export function SetUp({ page }) {
  return html`<aside aria-label=${t("Set up this screen")} class="set-up" ref=${introduce}>
    <button type="button" class="set-up__button" onClick=${pressed}>${t("Full screen and sound")} <kbd>F</kbd></button>
    <span class="set-up__hint">${t("Black")} <kbd>B</kbd></span>
    ${page.other && html`<a class="set-up__button" href=${page.other.url} lang=${page.other.language}>${page.other.name}</a>`}
  </aside>`;
}

/** Shown at first without a mouse, long enough to be read. */
function introduce(element) {
  if (!element || element.dataset.met) return;
  element.dataset.met = "yes";
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

export function toggleFullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else if (document.documentElement.requestFullscreen) document.documentElement.requestFullscreen().catch(() => {});
}
