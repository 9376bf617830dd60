import { html } from "../../vendor/preact.js";
import { t } from "../language.js";
import { isOver } from "./asking.js";
import { Plain } from "./button.js";

const MINUTES = [1, 2, 3, 5];

/** First writing, then talking: gives the step on air a time to write, and shows what was written before it is over. */
export function WritingTime({ desk, step }) {
  const now = desk.docs.get("step") || {};
  if (now.id !== step || isOver(desk)) return null;
  if (now.writing) return html`<${Under} desk=${desk} step=${now} />`;
  const give = (minutes) => (event) => {
    event.currentTarget.closest("details").open = false;
    desk.do("ideas.open", { step, seconds: minutes * 60 });
  };
  return html`<details class="writing-time">
    <summary class="button quiet small">${t("Time to write")}</summary>
    <div class="writing-time__choices">
      <p class="small">${t("Everyone writes by themselves. Nobody reads along until the time is over; then the ideas close and are shown.")}</p>
      <p class="cluster">${MINUTES.map((minutes) => html`<${Plain} key=${minutes} look="small" onClick=${give(minutes)}>${t("{n} min", { n: minutes })}<//>`)}</p>
    </div>
  </details>`;
}

function Under({ desk, step }) {
  if (!step.writing.hidden) return html`<span class="soft small">${t("Time to write goes on")}</span>`;
  return html`<${Plain} look="strong small" onClick=${() => desk.do("ideas.open", { step: step.id, hidden: false })}>${t("Show what was written now")}<//>`;
}

/** What of it stands under the picture of the screen; null without a time to write. */
export function writingWords({ writing }) {
  if (!writing) return null;
  return writing.hidden ? t("hidden until the time is over; written: {n}", { n: writing.written }) : t("everyone reads along");
}
