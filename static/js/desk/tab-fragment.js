import { html, useState } from "../../vendor/preact.js";
import { formatTime, t } from "../language.js";
import { placeAt } from "../screen/playback.js";
import { Action } from "./button.js";
import { Faults } from "./next.js";

/** The clip on air: play, pause, go to a place in it; and what the room was asked to look for. */
export function FragmentTab({ desk }) {
  const fragment = desk.docs.get("fragment");
  const step = desk.docs.get("step");
  if (!fragment || !step) return html`<p class="soft">${t("No fragment is on air.")}</p>`;
  const { before, notice } = step.fragment || {};
  return html`<div class="fragment">
    <h3>${step.title}</h3>
    <${FragmentControls} desk=${desk} />
    ${before && html`<p><b>${t("To watch for")}:</b> ${before}</p>`}
    ${notice && html`<p class="notice">${notice}</p>`}
    <p class="soft small">${fragment.captions ? t("with captions") : t("without captions")}</p>
  </div>`;
}

export function FragmentControls({ desk }) {
  const fragment = desk.docs.get("fragment");
  if (!fragment) return null;
  if (!fragment.url) return html`<${Faults} faults=${(desk.onAir.value || {}).faults || [t("the clip")]} />`;
  return html`<div class="player"><${Action} desk=${desk} name="play" look="strong" /><${Seek} desk=${desk} fragment=${fragment} /></div>`;
}

/** While a thumb holds the slider the clip's own progress does not pull it away. Its time is for the eye: the slider says it to who asks, and nothing says it each second. */
function Seek({ desk, fragment }) {
  const [held, setHeld] = useState(null);
  const { position } = placeAt(fragment, desk.now.value);
  const shown = held === null ? position : held;
  const seek = async (event) => {
    await desk.do("fragment.seek", { position: Math.min(fragment.out, Math.max(fragment.in, Number(event.currentTarget.value))) });
    setHeld(null);
  };
  return html`<div class="seek">
    <input type="range" class="seek__slider" min=${fragment.in} max=${fragment.out} step="0.1" value=${shown} aria-label=${t("Place in the fragment")}
      aria-valuetext=${times(shown, fragment)} onInput=${(event) => setHeld(Number(event.currentTarget.value))} onChange=${seek} />
    <span class="seek__time" aria-hidden="true">${times(shown, fragment)}</span>
  </div>`;
}

function times(position, fragment) {
  return t("{at} of {length}", { at: formatTime(position - fragment.in), length: formatTime(fragment.out - fragment.in) });
}
