import { html, useEffect, useRef } from "../../vendor/preact.js";
import { formatTime, t } from "../language.js";
import { listLook, rowLook, useDragging } from "../parts/dragging.js";
import { isOver } from "./asking.js";
import { Action, Plain } from "./button.js";
import { lacksOfClip } from "./clip-facts.js";
import { HoldButton } from "./hold-button.js";
import { minutesOf, stepName } from "./kinds.js";
import { CLOSE_ENOUGH } from "./lateness.js";
import { TOOLS } from "./lending.js";
import { looseEnds } from "./loose-ends.js";
import { dropOf, isToCome, mayArrange } from "./moving.js";
import { planOf } from "./plan.js";

/** The steps in order. Choosing one only looks at it; one to come can be dragged. Nothing here changes what the room sees. */
export function RunOfShow({ desk }) {
  const show = desk.docs.get("show") || { steps: [] };
  const list = useRef(null);
  const Drops = TOOLS.value.drops; // comes when the desk stands
  const drag = useDragging(list, (id, before) => drop(desk, dropOf(show, id, before)));
  useEffect(() => keepInSight(list.current), [show.on_air, desk.roomy.on.value]);
  return html`<section class="panel" aria-labelledby="run-of-show">
    <h2 id="run-of-show" class="panel__title">${t("Run of show")}</h2>
    <ol ref=${list} class=${`steps panel__body ${listLook(drag)}`} ...${drag.events}>
      ${show.steps.map((step, at) => html`<${Step} key=${step.id} desk=${desk} step=${step} number=${at + 1} show=${show} drag=${drag} />`)}
    </ol>
    <div class="panel__foot show-foot">
      ${Drops && html`<${Drops} desk=${desk} />`}
      <${Action} desk=${desk} name="quick" look="quiet wide" />
      <${EndButton} desk=${desk} />
    </div>
  </section>`;
}

function drop(desk, fields) {
  if (fields) desk.do("show.move", fields);
}

// Only the list scrolls, never the page; a third of it stays for what was before.
function keepInSight(list) {
  const current = list.querySelector(".step--air");
  if (current) list.scrollTop = current.parentElement.offsetTop - list.clientHeight / 3;
}

function Step({ desk, step, number, show, drag }) {
  const place = placeOf(step, show, isOver(desk));
  const chosen = desk.selectedStep.value === step.id;
  const movable = mayArrange(desk) && isToCome(show, step);
  return html`<li class=${rowLook(drag, step.id)} data-step=${movable ? step.id : undefined}>
    <button type="button" class=${`step step--${place} ${chosen ? "step--chosen" : ""}`} aria-pressed=${String(chosen)}
      aria-current=${place === "air" ? "step" : undefined} onClick=${() => (desk.selectedStep.value = chosen ? null : step.id)}>
      <span class="step__sign" data-handle=${movable ? "" : undefined} aria-hidden="true">${SIGNS[place] || number}</span><span class="visually-hidden">${number}. </span>
      <span class="step__title">${step.title}<span class="step__kind">
        ${stepName(step)}${place && html` · <b>${placeWord(place)}</b>`}${step.droppable && !step.aired && html` · ${t("may be left out")}`}${hasFaults(step) && html` · <b class="step__fault">${t("file missing")}</b>`}${isUnready(step) && html` · <b class="step__fault">${t("not ready")}</b>`}
      </span></span>
      <span class="step__time">${place === "air" ? html`<${AirTime} desk=${desk} />` : html`<${Took} step=${step} />`}<span>${minutesOf(step)}</span></span>
    </button>
  </li>`;
}

function hasFaults(step) {
  return Boolean(step.faults && step.faults.length > 0);
}

/** Of a fragment that is still to come. */
function isUnready(step) {
  return !hasFaults(step) && !step.aired && !step.skipped && lacksOfClip(step).length > 0;
}

function AirTime({ desk }) {
  const { onAir } = planOf(desk.docs.get("show"), desk.now.value);
  const late = desk.onAir.value && onAir > (desk.onAir.value.minutes || 0) * 60;
  return html`<b class=${late ? "step__late" : ""}>${formatTime(onAir)}</b>`;
}

/** What a step took that is done; its own minutes stand under it. */
function Took({ step }) {
  if (!step.done) return null;
  const look = step.spent > (step.minutes || 0) * 60 + CLOSE_ENOUGH ? "step__late" : "";
  return html`<span><span class="visually-hidden">${t("took")} </span><b class=${look}>${formatTime(step.spent)}</b></span>`;
}

const SIGNS = { air: "▶", done: "✓", skipped: "⤼" };

function placeOf(step, show, over) {
  if (step.id === show.on_air) return over ? "done" : "air";
  if (step.id === show.next && !over) return "next";
  if (step.done) return "done";
  return step.skipped ? "skipped" : "";
}

function placeWord(place) {
  return { air: t("on air"), next: t("next"), done: t("done"), skipped: t("skipped") }[place];
}

function EndButton({ desk }) {
  const { state } = desk.docs.get("meetup") || {};
  if (!desk.may("meetup.close")) return null;
  if (state === "closed") return html`<${Plain} look="go-on" onClick=${() => desk.do("meetup.reopen")}>${t("Go on with the evening")}<//>`;
  if (state !== "open") return null;
  const ask = () => (desk.ending.value = true);
  return html`<${HoldButton} onHeld=${() => (looseEnds(desk).length > 0 ? ask() : desk.do("meetup.close"))} onAsked=${ask}
    onTooShort=${() => desk.tell({ kind: "done", text: t("Hold the button for two seconds to end the evening.") })}>${t("End (hold 2 s)")}<//>`;
}
