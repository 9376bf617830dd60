import { html } from "../../vendor/preact.js";
import { formatTime, t } from "../language.js";
import { useClock } from "./clock-face.js";
import { partGone, secondsLeft } from "./clock.js";

const CALM_STEPS = 10; // for who asked for no movement
const STILL = matchMedia("(prefers-reduced-motion: reduce)");

/** A ring that closes as the time of the clock goes by. */
export function Ring({ clock, now }) {
  const gone = useClock(clock, now, partGone);
  if (gone === null) return null;
  const closed = STILL.matches ? Math.floor(gone * CALM_STEPS) / CALM_STEPS : gone;
  return html`<div class="ring" role="timer" aria-live="off" aria-label=${t("Time left")}>
    <svg viewBox="0 0 100 100" aria-hidden="true">
      <circle class="ring__track" cx="50" cy="50" r="44" />
      <circle class="ring__gone" cx="50" cy="50" r="44" pathLength="1" stroke-dasharray=${`${closed} 2`} />
    </svg>
    <span class="visually-hidden">${formatTime(secondsLeft(clock, now()))}</span>
  </div>`;
}
