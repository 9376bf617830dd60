import { html, useEffect, useRef } from "../../vendor/preact.js";
import { formatTime, t } from "../language.js";
import { pictureOf } from "../screen/picture.js";
import { ACTIONS, allowed, start } from "./actions.js";
import { Action, Plain } from "./button.js";
import { hostOf, lacksOfClip, QuestionsAfter, sourceOf } from "./clip-facts.js";
import { stepName, willShow } from "./kinds.js";
import { printOf } from "./keys.js";
import { toolNamed } from "./lending.js";
import { mayArrange } from "./moving.js";
import { roomAfterGo } from "./room.js";
import { RoomView } from "./room-view.js";

const Arrange = toolNamed("arrange");

/** What comes: the next step, or the one that was selected to look at. The big GO always goes to the next one, and names it. */
export function Next({ desk }) {
  const selected = desk.stepOf(desk.selectedStep.value);
  const step = selected || desk.next.value;
  const isNext = step === desk.next.value;
  const body = useRef(null);
  useEffect(() => void (body.current.scrollTop = 0), [step && step.id]);
  return html`<section class=${`panel next ${isNext ? "" : "next--selected"}`} aria-labelledby="next">
    <h2 id="next" class="panel__title">${isNext ? t("Next") : t("Selected")}</h2>
    <div ref=${body} class="panel__body" tabindex="0" role="group" aria-labelledby="next">
      ${step ? html`<${Preview} desk=${desk} step=${step} />` : html`<p class="soft">${t("This was the last step.")}</p>`}
    </div>
    <div class="panel__foot next__foot">
      ${!isNext && html`<${Selected} desk=${desk} step=${step} />`}
      <${Go} desk=${desk} />
    </div>
  </section>`;
}

function Preview({ desk, step }) {
  const told = willShow(step);
  return html`<div class="preview">
    <div class="preview__head">
      <div class="preview__words">
        <p class="preview__facts"><span class="badge">${stepName(step)}</span> <span class="soft">${t("{n} min", { n: step.minutes || 0 })}</span></p>
        <h3 class="preview__title">${step.title}</h3>
      </div>
      <${RoomView} desk=${desk} about=${step} picture=${() => pictureOf(roomAfterGo(step, desk.docs))} title=${t("What GO will show: {title}", { title: step.title })} />
    </div>
    ${desk.selectedStep.value === step.id && mayArrange(desk) && html`<${Arrange} desk=${desk} step=${step} />`}
    <${Faults} faults=${step.faults} />
    <${Lacks} step=${step} />
    ${step.script && html`<div class="script"><h4 class="small-title">${t("For you to say")}</h4><p>${step.script}</p></div>`}
    <${Content} own=${step.own || {}} asked=${step.asked} />
    <dl class="will-show">
      <div><dt>${t("Phones")}</dt><dd>${told.phones}</dd></div>
      <div><dt>${t("Screen")}</dt><dd>${told.screen}</dd></div>
    </dl>
  </div>`;
}

export function Faults({ faults = [] }) {
  if (faults.length === 0) return null;
  return html`<p class="notice warn">${t("This file is missing: {files}. Put it in the media folder before GO.", { files: faults.join(", ") })}</p>`;
}

/** Why a fragment is not ready yet. */
function Lacks({ step }) {
  const lacking = lacksOfClip(step);
  return lacking.length > 0 && html`<p class="notice warn">${t("Not ready: {lacking}.", { lacking: lacking.join(", ") })}</p>`;
}

function Content({ own, asked }) {
  if (own.poll) return html`<${PollContent} poll=${own.poll} asked=${asked} />`;
  if (own.fragment) return html`<${FragmentContent} fragment=${own.fragment} />`;
  if (own.ideas) return own.ideas.themes.length > 0 && html`<p class="preview__content">${t("Themes: {themes}", { themes: own.ideas.themes.join(", ") })}</p>`;
  if (own.agreements) return own.agreements.collect !== "baton" && html`<p class="preview__content">${t("Who can act: {levels}", { levels: own.agreements.levels.join(", ") })}</p>`;
  if (own.talk) return html`<${TalkContent} talk=${own.talk} />`;
  return own.body ? html`<p class="preview__content">${own.body}</p>` : null;
}

function PollContent({ poll, asked }) {
  return html`<div class="preview__content">
    <p>${poll.question}</p>
    <ul>${asked.options.map(({ id, label }) => html`<li key=${id}>${label}</li>`)}</ul>
  </div>`;
}

function TalkContent({ talk }) {
  return html`<div class="preview__content">
    ${talk.instruction && html`<p>${talk.instruction}</p>`}
    <ul>${talk.phases.map(({ title, minutes }, at) => html`<li key=${at}>${title} · ${formatTime(minutes * 60)}</li>`)}</ul>
  </div>`;
}

function clipWords({ in: start, out, captions }) {
  return `${t("{n} seconds", { n: Math.round(out - start) })} · ${captions ? t("with captions") : t("without captions")}`;
}

function FragmentContent({ fragment }) {
  return html`<div class="preview__content">
    ${fragment.before && html`<p>${fragment.before}</p>`}
    ${fragment.notice && html`<p class="notice">${fragment.notice}</p>`}
    <${QuestionsAfter} fragment=${fragment} />
    ${sourceOf(fragment) && html`<p class="soft small">${sourceOf(fragment)}</p>`}
    <p class="soft small">${fragment.link ? hostOf(fragment.link) : clipWords(fragment)}</p>
  </div>`;
}

function Selected({ desk, step }) {
  const isOnAir = desk.onAir.value === step;
  return html`<div class="next__selected">
    <${Plain} look="quiet" onClick=${() => (desk.selectedStep.value = null)}>${t("See next")}<//>
    ${!isOnAir && html`<${Action} desk=${desk} name="goSelected" />`}
  </div>`;
}

function Go({ desk }) {
  if (!allowed(desk, "go")) return null;
  const next = desk.next.value;
  return html`<div class="next__go">
    <${Action} desk=${desk} name="back" />
    <button type="button" class="button primary go" aria-disabled=${ACTIONS.go.can(desk) ? undefined : "true"} aria-keyshortcuts="Space PageDown"
      onClick=${() => start(desk, "go")}>
      <span class="go__word">${t("GO")}</span>
      <span class="go__title">${next ? (desk.selectedStep.value ? t("next: {title}", { title: next.title }) : next.title) : t("no next step")}</span>
      <kbd aria-hidden="true">${printOf("go")}</kbd>
    </button>
  </div>`;
}
