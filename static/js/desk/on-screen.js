import { html } from "../../vendor/preact.js";
import { t } from "../language.js";
import { areDotsOpen, isOpen, isOver, isSeeable, subject } from "./asking.js";
import { Action } from "./button.js";
import { stepName } from "./kinds.js";
import { Stage } from "./stage.js";
import { FragmentControls } from "./fragment-controls.js";
import { nowWords } from "./ideas-now.js";

/** What the room sees now, small but true, with the switches that belong to it. */
export function OnScreen({ desk }) {
  const step = desk.docs.get("step");
  const onAir = step && !isOver(desk);
  const round = desk.docs.get("round");
  return html`<section class="panel on-screen" aria-labelledby="on-screen">
    <h2 id="on-screen" class="panel__title">${t("On screen")} ${onAir && html`<span class="panel__aside">${step.number}/${step.of} · ${stepName(desk.stepOf(step.id) || step)}</span>`}</h2>
    <div class="panel__body" tabindex="0" role="group" aria-labelledby="on-screen">
      <${Stage} desk=${desk} />
      ${onAir && html`<${Progress} desk=${desk} />`}
      ${desk.may("fragment.play") && html`<${FragmentControls} desk=${desk} />`}
      <${Script} step=${step} />
    </div>
    <div class="panel__foot cluster">
      ${ASKS[step && step.kind] && html`<${Action} desk=${desk} name="openClose" look=${closesOrBegins(desk, step, round) ? "strong" : ""} />`}
      ${(REVEALS[step && step.kind] || subject(desk) === "moments") && html`<${Action} desk=${desk} name="reveal" />`}
      ${step && step.talk && step.talk.phases.length > 1 && html`<${Action} desk=${desk} name="nextPhase" />`}
      <${Action} desk=${desk} name="join" />
    </div>
  </section>`;
}

/** Whether that is what comes next for most rooms: asking again what was closed is not. */
function closesOrBegins(desk, step, round) {
  if (step.kind === "ideas") return isOpen(desk) || areDotsOpen(desk);
  return !round || round.state !== "closed";
}

const ASKS = { poll: true, ideas: true, agreements: true };
const REVEALS = { poll: true, ideas: true };

function Progress({ desk }) {
  const round = desk.docs.get("round");
  const step = desk.docs.get("step");
  if (step && step.kind === "ideas") return html`<${Running} desk=${desk} />`;
  if (step && step.talk) return html`<${Talking} talk=${step.talk} />`;
  if (step && step.agreements) return html`<${Agreeing} desk=${desk} vote=${step.agreements.vote} />`;
  if (!round) return null;
  const crowd = desk.docs.get("crowd") || {};
  const answered = crowd.answered || 0;
  const voters = Math.max(crowd.voters === undefined ? crowd.present || 0 : crowd.voters, answered); // some have left since
  return html`<div class="progress">
    <p class="progress__words"><b>${roundState(round)}</b> · ${t("{answered} of {present}", { answered, present: voters })} · ${resultsState(round)}</p>
    <progress class="progress__bar" max=${Math.max(1, voters)} value=${answered} aria-label=${t("Answered")}></progress>
  </div>`;
}

function Running({ desk }) {
  const [head, facts] = nowWords(desk);
  return html`<p class="progress__words"><b>${head}</b>${facts && ` · ${facts}`}</p>`;
}

function Agreeing({ desk, vote }) {
  if (!vote.open) return null;
  const { present, answered, voters = present } = desk.docs.get("crowd") || {};
  return html`<p class="progress__words"><b>${vote.paused ? t("Vote paused") : t("Vote open")}</b> · ${t("{answered} of {present}", { answered: answered || 0, present: Math.max(voters || 0, answered || 0) })}</p>`;
}

function Talking({ talk }) {
  if (talk.phase === null) return null;
  const number = t("{n} of {m}", { n: talk.phase + 1, m: talk.phases.length });
  return html`<p class="progress__words"><b>${talk.phases[talk.phase].title}</b>${talk.phases.length > 1 && html` · ${number}`}</p>`;
}

export function roundState(round) {
  if (round.paused) return t("Vote paused");
  return { open: t("Vote open"), closing: t("Vote closing"), closed: t("Vote closed") }[round.state];
}

export function resultsState(round) {
  if (!round.shown) return t("results hidden");
  return isSeeable(round) ? t("results visible") : t("results visible after the close");
}

function Script({ step }) {
  return step && step.script ? html`<div class="script"><h3 class="small-title">${t("For you to say")}</h3><p>${step.script}</p></div>` : null;
}
