import { html, useEffect } from "../../vendor/preact.js";
import { formatTime, t } from "../language.js";
import { ACTIONS, start } from "./actions.js";
import { isOver } from "./asking.js";
import { planOf } from "./plan.js";
import { UnsentView } from "./unsent-view.js";

/** Milliseconds that a message stays. */
const STAYS = 10000;

/** The remote: forward, back and black, for a thumb on a stage. It confirms nothing. */
export function Remote({ desk }) {
  const next = desk.next.value;
  const step = desk.docs.get("step");
  return html`<div class="remote">
    <${Line} desk=${desk} />
    <${Refused} desk=${desk} />
    <main class="remote__main" tabindex="0">
      <${UnsentView} desk=${desk} />
      <p class="small-title">${t("On air")}</p>
      <h1 class="remote__now">${nowOf(desk, step)}</h1>
      ${step && step.script && html`<p class="remote__script">${step.script}</p>`}
      <h2 class="small-title">${t("Next")}</h2>
      <p class="remote__next">${next ? next.title : t("This was the last step.")}</p>
      ${next && next.script && html`<p class="remote__script">${next.script}</p>`}
    </main>
    <div class="remote__keys">
      <${Big} desk=${desk} name="black" look="remote__black" />
      <${Big} desk=${desk} name="back" look="remote__back" />
      <${Big} desk=${desk} name="go" look="primary remote__go" />
    </div>
  </div>`;
}

function nowOf(desk, step) {
  if (isOver(desk)) return t("The evening is over");
  return step ? step.title : t("nothing yet");
}

function Line({ desk }) {
  const status = desk.docs.status.value;
  const { elapsed, onAir } = planOf(desk.docs.get("show"), desk.now.value);
  return html`<header class="remote__line">
    <span class=${`dot ${status}`} aria-hidden="true"></span>
    <span>${status === "online" ? t("connected") : t("no connection")}</span>
    ${(desk.docs.get("meetup") || {}).rehearsal && html`<b class="badge">${t("Rehearsal")}</b>`}
    <span class="remote__time">${formatTime(onAir)} · ${formatTime(elapsed)}</span>
  </header>`;
}

/** A while after it is told, it is about what was. */
function Refused({ desk }) {
  const receipt = desk.receipt.value;
  useEffect(() => {
    const timer = setTimeout(() => desk.receipt.value === receipt && (desk.receipt.value = null), STAYS);
    return () => clearTimeout(timer);
  }, [receipt]);
  return html`<div>${receipt && receipt.kind === "error" && html`<aside class="remote__refused notice bad" aria-label=${t("Message")}><p>${receipt.text}</p></aside>`}</div>`;
}

function Big({ desk, name, look }) {
  const action = ACTIONS[name];
  return html`<button type="button" class=${`button ${look}`} aria-pressed=${action.on ? String(action.on(desk)) : undefined}
    aria-disabled=${action.can(desk) ? undefined : "true"} onClick=${() => start(desk, name)}>${action.label(desk)}</button>`;
}
