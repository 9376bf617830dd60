import { html, useEffect, useRef, useState } from "../../vendor/preact.js";
import { t } from "../language.js";

/** Milliseconds: long enough that nobody does it by accident. */
export const HOLD = 2000;

/** A button that must be held down for two seconds, with finger, mouse or key; who can't hold is asked instead (`onAsked`). */
export function HoldButton({ onHeld, onTooShort, onAsked, children }) {
  const [holding, setHolding] = useState(false);
  const timer = useRef(0);
  const begin = () => {
    if (timer.current) return;
    setHolding(true);
    timer.current = setTimeout(() => end() || onHeld(), HOLD);
  };
  const end = () => {
    clearTimeout(timer.current);
    timer.current = 0;
    setHolding(false);
  };
  const letGo = () => {
    if (!timer.current) return;
    end();
    onTooShort();
  };
  useEffect(() => end, []);
  return html`<button
      type="button"
      class=${`button danger hold ${holding ? "hold--on" : ""}`}
      onPointerDown=${(event) => event.button === 0 && begin()}
      onPointerUp=${letGo}
      onPointerLeave=${letGo}
      onPointerCancel=${end}
      onKeyDown=${(event) => isPress(event) && begin()}
      onKeyUp=${(event) => isPress(event) && letGo()}
      onBlur=${end}
      onContextMenu=${(event) => event.preventDefault()}
      onClick=${(event) => isAssistive(event) && onAsked()}
    ><span class="hold__label">${children}</span></button>`;
}

function isPress(event) {
  const press = event.key === "Enter" || event.key === " ";
  if (press) event.preventDefault();
  return press && !event.repeat;
}

// Switch control, voice and screen readers click without a pointer or key going down.
function isAssistive(event) {
  return event.detail === 0;
}
