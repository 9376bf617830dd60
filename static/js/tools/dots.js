import { html, useState } from "../../vendor/preact.js";
import { t } from "../language.js";
import { Plain } from "../desk/button.js";

const USUAL = 3;
const MOST = 10;

/** Giving out dots, and how they lie: on the desk always, in the room once they are closed. */
export function Dots({ desk, step, groups }) {
  const told = desk.docs.get("dots");
  const dots = told && told.step === step.id ? told : null;
  const [each, setEach] = useState(USUAL);
  if (!desk.may("dots.open")) return dots && html`<p class="sorting__dots soft">${words(dots)}</p>`;
  const lie = dots && dots.voted > 0;
  const open = (on) => desk.do("dots.open", { step: step.id, each: lie ? dots.each : each, on: lie ? dots.on : on });
  if (dots && dots.open) return html`<p class="sorting__dots"><span>${words(dots)}</span> <${Plain} look="strong" onClick=${() => desk.do("dots.close", { step: step.id })}>${t("Close the dots")}<//></p>`;
  return html`<p class="sorting__dots">
    ${dots && html`<span class="soft">${words(dots)}</span>`}
    ${!lie && html`<label class="choose"><span>${t("Dots for each")}</span><input class="input sorting__each" type="number" min="1" max=${MOST} value=${each} onInput=${(event) => setEach(Number(event.currentTarget.value))} /></label>`}
    ${lie ? html`<${Plain} onClick=${() => open(dots.on)}>${t("Open the dots again")}<//>` : html`<${Plain} onClick=${() => open("ideas")}>${t("Dots on ideas")}<//> ${groups.length > 0 && html`<${Plain} onClick=${() => open("groups")}>${t("Dots on groups")}<//>`}`}
  </p>`;
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
