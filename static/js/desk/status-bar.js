import { html } from "../../vendor/preact.js";
import { formatTime, t } from "../language.js";
import { Action } from "./button.js";
import { CLOSE_ENOUGH, clockTime, lateness } from "./lateness.js";
import { Panic } from "./panic.js";
import { clockLeft, planOf } from "./plan.js";
import { ScreenState } from "./screens.js";

/** The top line, to be read in one second: live or not, early or late, who is there, what the screen and the network do. */
export function StatusBar({ desk, otherLanguage }) {
  return html`<header class="status">
    <h1 class="visually-hidden">${t("Desk")}: ${(desk.docs.get("meetup") || {}).title}</h1>
    <${State} desk=${desk} />
    <${Plan} desk=${desk} />
    <${ClockLeft} desk=${desk} />
    <${Present} desk=${desk} />
    <${ScreenState} desk=${desk} />
    <${Network} desk=${desk} />
    <div class="status__actions">
      <${Action} desk=${desk} name="undo" look="quiet brief brief--undo" />
      <${Action} desk=${desk} name="freeze" />
      <${Action} desk=${desk} name="black" look="black" />
      <${Action} desk=${desk} name="panic" look="panic" />
      <${Action} desk=${desk} name="help" look="quiet brief" />
      <${OtherLanguage} ...${otherLanguage} />
    </div>
    <${Panic} desk=${desk} />
  </header>`;
}

function OtherLanguage({ href, language, name }) {
  const short = language.toUpperCase();
  return html`<a class="button quiet" href=${href} hreflang=${language} lang=${language} aria-label=${`${short}: ${name}`}>${short}</a>`;
}

function Fact({ name, look = "", children }) {
  return html`<p class=${`fact ${look}`}><span class="fact__name">${name}</span> <span class="fact__value">${children}</span></p>`;
}

function State({ desk }) {
  const { state, rehearsal } = desk.docs.get("meetup") || {};
  const show = desk.docs.get("show");
  if (state === "open") return html`<${Fact} name=${rehearsal ? t("Rehearsal") : t("Live")} look="fact--live">${formatTime(planOf(show, desk.now.value).elapsed)}<//>`;
  return html`<${Fact} name=${rehearsal ? t("Rehearsal") : t("Evening")}>${state === "preparing" ? t("not begun") : t("over")}<//>`;
}

function Plan({ desk }) {
  const show = desk.docs.get("show");
  if ((desk.docs.get("meetup") || {}).state !== "open") return null;
  const { late, end } = planOf(show, desk.now.value);
  return html`<${Fact} name=${t("Plan: ends at {time}", { time: clockTime(end) })} look=${late >= CLOSE_ENOUGH ? "fact--warn" : ""}>${lateness(late)}<//>`;
}

function ClockLeft({ desk }) {
  const clock = desk.docs.get("clock");
  if (!clock) return null;
  const left = clockLeft(clock, desk.now.value);
  return html`<${Fact} name=${clock.running ? t("Clock") : t("Clock paused")} look=${left <= 0 ? "fact--warn" : ""}>${formatTime(Math.max(0, left))}<//>`;
}

function Present({ desk }) {
  const crowd = desk.docs.get("crowd");
  const lost = desk.lost.value;
  const name = lost ? t("{gone} of {of} gone: probably the Wi-Fi", lost) : t("Present");
  return html`<${Fact} name=${name} look=${lost ? "fact--alarm" : ""}>${crowd ? crowd.present : "–"}<//>`;
}

function Network({ desk }) {
  const { status, latency, pending } = desk.docs;
  return html`<${Fact} name=${t("Network")} look=${status.value === "online" ? "" : "fact--alarm"}>
    <span class=${`dot ${status.value}`} aria-hidden="true"></span> ${networkWord(status.value, latency.value)}
    ${pending.value > 0 && status.value !== "online" && ` · ${t("{n} waiting", { n: pending.value })}`}
  <//>`;
}

function networkWord(status, latency) {
  if (status === "online") return latency ? `${Math.round(latency)} ms` : t("good");
  return { connecting: t("connecting"), reconnecting: t("lost, trying"), refused: t("refused") }[status];
}
