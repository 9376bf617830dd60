import { html } from "../../vendor/preact.js";
import { formatTime } from "../language.js";

/** The phases of a talk, each with its time; the one that goes on is marked by a sign, a frame and its weight. Nothing for a talk in one go. */
export function Phases({ talk }) {
  const phases = phasesOf(talk);
  if (phases.length < 2) return null;
  return html`<ol class="phases">
    ${phases.map(({ title, minutes, place }, at) => html`<li key=${at} class=${`phases__phase phases__phase--${place}`} aria-current=${place === "now" ? "step" : undefined}>
      <span class="phases__sign" aria-hidden="true">${SIGNS[place] || at + 1}</span>
      <span class="phases__title">${title}</span>
      <span class="phases__time">${formatTime(minutes * 60)}</span>
    </li>`)}
  </ol>`;
}

const SIGNS = { now: "▶", done: "✓" };

/** Each phase with its place in time: done, now or later. */
export function phasesOf({ phases, phase }) {
  return phases.map((each, at) => ({ ...each, place: at === phase ? "now" : at < phase ? "done" : "later" }));
}

/** The number of the phase that comes next in this step, counted from 0; null when there is none. */
export function nextPhase(step) {
  const { phases = [], phase = null } = (step && step.talk) || {};
  return phase !== null && phase + 1 < phases.length ? phase + 1 : null;
}
