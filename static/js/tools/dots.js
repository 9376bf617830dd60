import { html } from "../../vendor/preact.js";
import { t } from "../language.js";
import { Plain } from "../desk/button.js";

/** Dots that were given out (by `dots.open`): who put theirs, and the end of it. How they lie the desk sees always, the room once they are closed. */
export function Dots({ desk, step }) {
  const dots = dotsOf(desk, step);
  if (!dots) return null;
  return html`<p class="sorting__dots"><span>${words(dots)}</span> ${dots.open && desk.may("dots.close") && html`<${Plain} look="strong" onClick=${() => desk.do("dots.close", { step: step.id })}>${t("Close the dots")}<//>`}</p>`;
}

export function dotsOf(desk, step) {
  const told = desk.docs.get("dots");
  return told && told.step === step.id ? told : null;
}

function words({ open, each, voted }) {
  const who = voted === 1 ? t("1 person put dots") : t("{n} people put dots", { n: voted });
  return open ? t("Dots are open, {n} for each", { n: each }) + ` · ${who}` : who;
}

/** How many lie on an idea or a group. */
export function DotCount({ desk, target }) {
  const dots = desk.docs.get("dots");
  const number = dots && dots.counts && dots.counts[target];
  return number ? html`<span class="dots"><span aria-hidden="true">●</span> ${number}<span class="visually-hidden"> ${number === 1 ? t("dot") : t("dots")}</span></span>` : null;
}
