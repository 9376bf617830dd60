import { html } from "../../vendor/preact.js";
import { t } from "../language.js";
import { isOver } from "../desk/asking.js";
import { Plain } from "../desk/button.js";

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
  return html`<details class="choices">
    <summary class="button small">${t("Time to write")}</summary>
    <div class="choices__body">
      <p class="small">${t("Everyone writes by themselves. Nobody reads along until the time is over; then the ideas close and are shown.")}</p>
      <p class="cluster">${MINUTES.map((minutes) => html`<${Plain} key=${minutes} look="small" onClick=${give(minutes)}>${t("{n} min", { n: minutes })}<//>`)}</p>
    </div>
  </details>`;
}

function Under({ desk, step }) {
  if (!step.writing.hidden) return null;
  return html`<${Plain} look="strong small" onClick=${() => desk.do("ideas.open", { step: step.id, hidden: false })}>${t("Let the room read along now")}<//>`;
}
