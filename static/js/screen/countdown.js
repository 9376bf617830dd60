import { html, useEffect, useState } from "../../vendor/preact.js";
import { startsIn } from "./playback.js";

const TICK_MS = 100;

/** Whole seconds until a clip goes on at its agreed moment; 0 when there is none to wait for. */
export function useCountdown(fragment, now) {
  const read = () => Math.ceil(startsIn(fragment, now()));
  const [left, setLeft] = useState(read());
  useEffect(() => {
    setLeft(read());
    if (read() === 0) return undefined;
    const ticking = setInterval(() => {
      setLeft(read());
      if (read() === 0) clearInterval(ticking);
    }, TICK_MS);
    return () => clearInterval(ticking);
  }, [fragment]);
  return left;
}

/** It is seen and not said each second. */
export function Countdown({ left }) {
  return left > 0 ? html`<p class="countdown" aria-hidden="true">${left}</p>` : null;
}
