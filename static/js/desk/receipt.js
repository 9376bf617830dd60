import { html, useEffect } from "../../vendor/preact.js";
import { t } from "../language.js";
import { Plain } from "./button.js";
import { printOf } from "./keys.js";

/** Milliseconds that a receipt stays; a refusal stays until it is closed or something newer comes. */
const STAYS = 10000;

/**
 * The bottom line of the desk, where nothing lies under it: the last receipt or refusal, with the way back while it is still the last command; else what Undo would
 * take back. A receipt is read aloud by the live region of the page.
 */
export function Receipt({ desk }) {
  const receipt = desk.receipt.value;
  useEffect(() => {
    if (!receipt || receipt.kind === "error") return undefined;
    const timer = setTimeout(() => desk.receipt.value === receipt && (desk.receipt.value = null), STAYS);
    return () => clearTimeout(timer);
  }, [receipt]);
  if (!receipt || receipt.kind === "spoken") return html`<${Last} desk=${desk} />`;
  const last = desk.docs.get("undo") || {};
  const undo = receipt.undo && desk.may("undo") && last.verb === receipt.undo && last.line <= receipt.seq;
  return html`<aside aria-label=${t("Message")} class=${`receipt receipt--${receipt.kind}`}>
    <p>${receipt.text}</p>
    ${undo && html`<${Plain} look="receipt__button brief brief--undo" onClick=${() => desk.undo()}>
      <span class="action__label">${t("Undo")}</span> <kbd aria-hidden="true">${printOf("undo")}</kbd>
    <//>`}
    <${Plain} look="receipt__button" aria-label=${t("Close this message")} onClick=${() => (desk.receipt.value = null)}>×<//>
  </aside>`;
}

function Last({ desk }) {
  const words = desk.may("undo") && desk.undoSentence();
  return html`<aside class="last soft small" aria-label=${t("The last deed")}>${words && html`<kbd aria-hidden="true">${printOf("undo")}</kbd> ${t("takes back: {what}", { what: words })}`}</aside>`;
}
