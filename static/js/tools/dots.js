import { html, useState } from "../../vendor/preact.js";
import { t } from "../language.js";
import { Plain } from "../desk/button.js";

const USUAL = 3;
const MOST = 10;

/** Giving out dots, and what comes of them. How they lie the desk sees always, the room once they are closed. */
export function Dots({ desk, step, groups }) {
  const dots = dotsOf(desk, step);
  const onAir = desk.docs.get("step") || {};
  if (!desk.may("dots.open")) return dots && html`<p class="sorting__dots soft">${words(dots)}</p>`;
  if (onAir.id !== step.id) return html`<p class="sorting__dots">${dots && html`<span class="soft">${words(dots)}</span>`} <${Plain} onClick=${() => desk.step("show.go", { step: step.id })}>${t("Put this part on screen")}<//></p>`;
  const told = dots && html`<span>${words(dots)}</span>`;
  if (dots && dots.open) return html`<p class="sorting__dots">${told} <${Plain} look="strong" onClick=${() => desk.do("dots.close", { step: step.id })}>${t("Close the dots")}<//></p>`;
  if (dots && dots.voted) return html`<p class="sorting__dots">${told} <${AfterClose} desk=${desk} step=${step} dots=${dots} view=${onAir.view} /></p>`;
  return html`<${GiveOut} desk=${desk} step=${step} hasGroups=${groups.length > 0} />`;
}

/** What they lie on, and how many each has, can't change any more. */
function AfterClose({ desk, step, dots, view }) {
  return html`${view !== "dots" && html`<${Plain} look="strong" onClick=${() => desk.do("ideas.view", { view: "dots", step: step.id })}>${t("Show how they lie")}<//>`}
    <${Plain} onClick=${() => desk.do("dots.open", { step: step.id, each: dots.each, on: dots.on })}>${t("Open the dots again")}<//>`;
}

function GiveOut({ desk, step, hasGroups }) {
  const [each, setEach] = useState(USUAL);
  const open = (on) => desk.do("dots.open", { step: step.id, each, on });
  return html`<p class="sorting__dots">
    <label class="choose"><span>${t("Dots for each person")}</span><select class="input" value=${each} onChange=${(event) => setEach(Number(event.currentTarget.value))}>
      ${Array.from({ length: MOST }, (_, at) => html`<option key=${at} value=${at + 1} selected=${at + 1 === each}>${at + 1}</option>`)}
    </select></label>
    <${Plain} onClick=${() => open("ideas")}>${t("give for ideas")}<//>
    ${hasGroups && html`<${Plain} onClick=${() => open("groups")}>${t("give for groups")}<//>`}
  </p>`;
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
