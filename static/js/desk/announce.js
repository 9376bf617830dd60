import { effect } from "../../vendor/preact.js";

/** Milliseconds in which the live region stays empty, so that the same sentence twice is read twice. */
const PAUSE = 60;

/** Puts each receipt and refusal into the page's one live region. */
export function announce(desk, region) {
  effect(() => {
    const { text = "" } = desk.receipt.value || {};
    region.textContent = "";
    if (text) setTimeout(() => (region.textContent = text), PAUSE);
  });
}
