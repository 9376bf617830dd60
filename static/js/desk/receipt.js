import { html, useEffect } from "../../vendor/preact.js";
import { t } from "../language.js";
import { Plain } from "./button.js";
import { printOf } from "./keys.js";

/** Milliseconds that a receipt stays; a refusal stays until it is closed or something newer comes. */
const STAYS = 10000;

/** The last receipt or refusal, with the way back while it is still the last command. It is read aloud by the live region of the page. */
export function Receipt({ desk }) {
  const receipt = desk.receipt.value;
  useEffect(() => {
    if (!receipt || receipt.kind === "error") return undefined;
    const timer = setTimeout(() => desk.receipt.value === receipt && (desk.receipt.value = null), STAYS);
    return () => clearTimeout(timer);
  }, [receipt]);
  if (!receipt || receipt.kind === "spoken") return null;
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
