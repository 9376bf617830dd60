import { html } from "../../vendor/preact.js";
import { t } from "../language.js";
import { Plain } from "../desk/button.js";
import { areDotsOpen } from "../desk/asking.js";

/** Lets the room say of each idea what it thinks of it, when writing is over: a switch of its own. */
export function Weigh({ desk, step }) {
  const onAir = desk.docs.get("step") || {};
  const kind = (step.own.ideas || {}).support;
  if (onAir.id !== step.id || !kind || kind === "none" || !desk.may("ideas.open") || areDotsOpen(desk)) return null;
  if (onAir.weighing) return html`<p class="sorting__dots"><${Plain} look="strong small" onClick=${() => desk.do("ideas.close", { step: step.id })}>${t("End the weighing")}<//></p>`;
  return html`<p class="sorting__dots"><${Plain} look="small" onClick=${() => desk.do("ideas.open", { step: step.id, weighing: true })}>${onAir.open ? t("End the writing, and let the room weigh") : t("Let the room weigh the ideas")}<//></p>`;
}
