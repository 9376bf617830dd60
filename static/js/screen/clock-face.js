import { html, useEffect, useState } from "../../vendor/preact.js";
import { formatTime, t } from "../language.js";
import { isNearlyOver, secondsLeft } from "./clock.js";

const TICK_MS = 200;

export function Clock({ clock, now }) {
  const [left, setLeft] = useState(secondsLeft(clock, now()));
  useEffect(() => {
    setLeft(secondsLeft(clock, now()));
    if (!clock || !clock.running) return undefined;
    const ticking = setInterval(() => setLeft(secondsLeft(clock, now())), TICK_MS);
    return () => clearInterval(ticking);
  }, [clock]);
  if (!clock || left === null) return null;
  const state = clock.running ? (isNearlyOver(clock, left) ? "clock--nearly" : "") : "clock--paused";
  return html`<p class=${`clock ${state}`} role="timer" aria-live="off" aria-label=${t("Time left")}>${formatTime(left)}</p>`;
}
