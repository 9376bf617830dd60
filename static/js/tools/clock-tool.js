import { html } from "../../vendor/preact.js";
import { formatTime, t } from "../language.js";
import { Action, Plain } from "../desk/button.js";
import { clockLeft } from "../desk/plan.js";

/** The clock that everyone sees. It only tells: nothing closes by itself when it ends, but a time to write. */
export function ClockTool({ desk }) {
  const clock = desk.docs.get("clock");
  return html`<div class="clock">
    <${Face} desk=${desk} clock=${clock} />
    <div class="stack tight">
      ${!clock && html`<${Length} desk=${desk} />`}
      <div class="cluster">
        <${Action} desk=${desk} name="clock" look="strong" />
        <${Action} desk=${desk} name="more" /><${Action} desk=${desk} name="less" />
        ${clock && html`<${Action} desk=${desk} name="clearClock" />`}
      </div>
      <p class="soft small">${whatEnds((desk.docs.get("step") || {}).writing)}</p>
    </div>
  </div>`;
}

function whatEnds(writing) {
  if (!writing) return t("Everyone sees the clock. Nothing closes by itself when it ends.");
  return writing.then === "close" ? t("When it ends there are ten seconds for the last sentence; then the ideas close.") : t("When it ends everyone reads what was written; the ideas stay open.");
}

/** The time left in large figures. */
export function Face({ desk, clock }) {
  if (!clock) return html`<p class="clock__face soft" role="timer">–:––</p>`;
  const left = clockLeft(clock, desk.now.value);
  return html`<p class=${`clock__face ${left <= 0 ? "clock__face--over" : ""}`} role="timer" aria-label=${t("Time left")}>
    ${formatTime(Math.max(0, left))}<span class="clock__state">${left <= 0 ? t("time is over") : clock.running ? t("running") : t("paused")}</span>
  </p>`;
}

const PRESETS = [2, 5, 10, 15];

function Length({ desk }) {
  const set = (minutes) => (desk.minutes.value = Math.min(360, Math.max(1, minutes || 1)));
  return html`<div class="cluster">
    <label class="choose"><span>${t("Minutes")}</span>
      <input class="input clock__minutes" type="number" min="1" max="360" inputmode="numeric" value=${desk.minutes.value}
        onChange=${(event) => set(Number(event.currentTarget.value))} />
    </label>
    ${PRESETS.map((minutes) => html`<${Plain} key=${minutes} aria-pressed=${String(desk.minutes.value === minutes)} onClick=${() => set(minutes)}>
      ${t("{n} min", { n: minutes })}
    <//>`)}
  </div>`;
}
