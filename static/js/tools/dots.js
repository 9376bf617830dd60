import { html, useState } from "../../vendor/preact.js";
import { t } from "../language.js";
import { Plain } from "../desk/button.js";
import { putWords } from "../desk/ideas-now.js";

const USUAL = 3;
const MOST = 10;

/** Giving out dots, and what comes of them. How they lie the desk sees always, the room once they are closed. */
export function Dots({ desk, step, groups }) {
  const dots = dotsOf(desk, step);
  const onAir = desk.docs.get("step") || {};
  if (!desk.may("dots.open")) return dots && onAir.id !== step.id && html`<p class="sorting__dots soft">${words(dots)}</p>`;
  if (onAir.id !== step.id) return html`<p class="sorting__dots">${dots && html`<span class="soft">${words(dots)}</span>`} <${Plain} look="small" onClick=${() => desk.step("show.go", { step: step.id })}>${t("Put this part on screen")}<//></p>`;
  if (dots && dots.open) return html`<p class="sorting__dots"><${Plain} look="strong small" onClick=${() => desk.do("dots.close", { step: step.id })}>${t("Close the dots")}<//></p>`;
  if (dots && dots.voted) return html`<p class="sorting__dots"><${AfterClose} desk=${desk} step=${step} dots=${dots} view=${onAir.view} /></p>`;
  return html`<${GiveOut} desk=${desk} step=${step} hasGroups=${groups.length > 0} />`;
}

/** What they lie on, and how many each has, can't change any more. */
function AfterClose({ desk, step, dots, view }) {
  return html`${view !== "dots" && html`<${Plain} look="strong small" onClick=${() => desk.do("ideas.view", { view: "dots", step: step.id })}>${t("Show the room how they lie")}<//>`}
    <${Plain} look="small" onClick=${() => desk.do("dots.open", { step: step.id, each: dots.each, on: dots.on })}>${t("Open the dots again")}<//>`;
}

function GiveOut({ desk, step, hasGroups }) {
  const [each, setEach] = useState(USUAL);
  const open = (on) => (event) => {
    event.currentTarget.closest("details").open = false;
    desk.do("dots.open", { step: step.id, each, on });
  };
  return html`<details class="choices">
    <summary class="button small">${t("Give out dots")}</summary>
    <div class="choices__body">
      <label class="choose"><span>${t("Dots for each person")}</span><select class="input" value=${each} onChange=${(event) => setEach(Number(event.currentTarget.value))}>
        ${Array.from({ length: MOST }, (_, at) => html`<option key=${at} value=${at + 1} selected=${at + 1 === each}>${at + 1}</option>`)}
      </select></label>
      <p class="cluster"><${Plain} onClick=${open("ideas")}>${t("give for ideas")}<//>${hasGroups && html`<${Plain} onClick=${open("groups")}>${t("give for groups")}<//>`}</p>
    </div>
  </details>`;
}

export function dotsOf(desk, step) {
  const told = desk.docs.get("dots");
  return told && told.step === step.id ? told : null;
}

/** Of dots that are not in the line of what runs now. */
function words({ open, each, voted }) {
  return open ? `${t("Dots are open, {n} for each", { n: each })} · ${putWords(voted)}` : putWords(voted);
}

/** How many lie on an idea or a group. */
export function DotCount({ desk, target }) {
  const dots = desk.docs.get("dots");
  const number = dots && dots.counts && dots.counts[target];
  return number ? html`<span class="dots"><span aria-hidden="true">●</span> ${number}<span class="visually-hidden"> ${number === 1 ? t("dot") : t("dots")}</span></span>` : null;
}
