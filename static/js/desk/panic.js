import { html } from "../../vendor/preact.js";
import { formatTime, t } from "../language.js";
import { Plain } from "./button.js";

/** While there is panic: what it does, since when, and the one way out. */
export function Panic({ desk }) {
  const panic = desk.docs.get("panic");
  if (!panic) return null;
  return html`<section class="panicking" aria-label=${t("Panic")}>
    <p><b>${t("Panic")} ${formatTime(Math.max(0, desk.now.value - panic.since))}</b> · ${screenWord(desk)} ${t("Voting is paused, and what people write now waits for you.")}</p>
    ${desk.may("restore") && html`<${Plain} look="panicking__restore" onClick=${() => desk.do("restore")}>${t("Restore: go on as before")}<//>`}
  </section>`;
}

function screenWord(desk) {
  return (desk.docs.get("screen") || {}).black ? t("The screen is black.") : t("The screen shows its picture again.");
}
