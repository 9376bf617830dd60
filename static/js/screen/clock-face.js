import { html, useEffect, useState } from "../../vendor/preact.js";
import { formatTime, t } from "../language.js";
import { isNearlyOver, secondsLeft } from "./clock.js";

const TICK_MS = 200;

export function Clock({ clock, now }) {
  const left = useClock(clock, now, secondsLeft);
  if (!clock || left === null) return null;
  const state = clock.running ? (isNearlyOver(clock, left) ? "clock--nearly" : "") : "clock--paused";
  return html`<p class=${`clock ${state}`} role="timer" aria-live="off" aria-label=${t("Time left")}>${formatTime(left)}</p>`;
}

/** What `read(clock, now)` gives, again and again while the clock runs. */
export function useClock(clock, now, read) {
  const [told, tell] = useState(read(clock, now()));
  useEffect(() => {
    tell(read(clock, now()));
    if (!clock || !clock.running) return undefined;
    const ticking = setInterval(() => tell(read(clock, now())), TICK_MS);
    return () => clearInterval(ticking);
  }, [clock]);
  return told;
}
