import { html, useState } from "../../vendor/preact.js";
import { formatTime, t } from "../language.js";
import { placeAt } from "../screen/playback.js";
import { Action } from "./button.js";
import { hostOf, QuestionsAfter } from "./clip-facts.js";
import { toolNamed } from "./lending.js";
import { Faults } from "./next.js";

const Together = toolNamed("together");
const Moments = toolNamed("moments");

/** The clip on air: play, pause, go to a place in it; and what the room was asked to look for. */
export function FragmentTab({ desk }) {
  const fragment = desk.clip.fragment.value;
  const step = desk.docs.get("step");
  const [together, moments] = [desk.docs.get("progress") && html`<${Together} desk=${desk} />`, desk.docs.get("moments") && html`<${Moments} desk=${desk} />`];
  if (!fragment || !step) return html`<div class="fragment"><p class="soft">${t("No fragment is on air.")}</p>${together}${moments}</div>`;
  const { before, notice } = step.fragment || {};
  return html`<div class="fragment-tab">
    <div class="fragment">
      <h3>${step.title}</h3>
      <${FragmentControls} desk=${desk} />
      ${fragment.url && html`<${Volume} desk=${desk} level=${fragment.volume} />`}
      ${together}
      ${before && html`<p><b>${t("To watch for")}:</b> ${before}</p>`}
      ${notice && html`<p class="notice">${notice}</p>`}
      <${QuestionsAfter} fragment=${((desk.onAir.value || {}).own || {}).fragment || {}} />
      ${fragment.url && html`<p class="soft small">${fragment.captions ? t("with captions") : t("without captions")}</p>`}
    </div>
    ${moments}
  </div>`;
}

export function FragmentControls({ desk }) {
  const fragment = desk.clip.fragment.value;
  if (!fragment) return null;
  const { link } = ((desk.onAir.value || {}).own || {}).fragment || {};
  if (link) return html`<p><${Elsewhere} link=${link} /></p>`;
  if (!fragment.url) return html`<${Faults} faults=${(desk.onAir.value || {}).faults || [t("the clip")]} />`;
  return html`<div class="player"><${Action} desk=${desk} name="play" look="strong" /><${Seek} desk=${desk} fragment=${fragment} /></div>`;
}

/** Where it plays on a page of somebody else: opened beside the desk, that has no part in it. */
function Elsewhere({ link }) {
  return html`<a class="button strong" href=${link} target="_blank" rel="noopener noreferrer">${t("Open {host}", { host: hostOf(link) })} <span aria-hidden="true">↗</span><span class="visually-hidden"> ${t("(opens in a new window)")}</span></a>`;
}

/** While a thumb holds the slider the clip's own progress does not pull it away. Its time is for the eye: the slider says it to who asks, and nothing says it each second. */
function Seek({ desk, fragment }) {
  const [held, setHeld] = useState(null);
  const { position } = placeAt(fragment, desk.now.value);
  const shown = held === null ? position : held;
  const seek = async (event) => {
    await desk.seekClip(Math.min(fragment.out, Math.max(fragment.in, Number(event.currentTarget.value))));
    setHeld(null);
  };
  return html`<div class="seek">
    <input type="range" class="seek__slider" min=${fragment.in} max=${fragment.out} step="0.1" value=${shown} aria-label=${t("Place in the fragment")}
      aria-valuetext=${times(shown, fragment)} onInput=${(event) => setHeld(Number(event.currentTarget.value))} onChange=${seek} />
    <span class="seek__time" aria-hidden="true">${times(shown, fragment)}</span>
  </div>`;
}

/** Of all fragments, on every screen. */
function Volume({ desk, level }) {
  const [held, setHeld] = useState(null);
  const set = async (event) => {
    await desk.do("fragment.volume", { level: Number(event.currentTarget.value) });
    setHeld(null);
  };
  const shown = held === null ? level : held;
  return html`<label class="volume">
    <span class="volume__word">${t("Sound")}</span>
    <input type="range" class="seek__slider" min="0" max="100" step="5" value=${shown} aria-valuetext=${`${shown}%`} onInput=${(event) => setHeld(Number(event.currentTarget.value))} onChange=${set} />
    <span class="volume__level" aria-hidden="true">${shown}%</span>
  </label>`;
}

function times(position, fragment) {
  return t("{at} of {length}", { at: formatTime(position - fragment.in), length: formatTime(fragment.out - fragment.in) });
}
