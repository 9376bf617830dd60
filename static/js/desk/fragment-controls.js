import { html, useState } from "../../vendor/preact.js";
import { formatTime, t } from "../language.js";
import { placeAt } from "../screen/playback.js";
import { Action } from "./button.js";
import { hostOf } from "./clip-facts.js";
import { Faults } from "./next.js";

/** Plays the clip on air, and goes to a place in it. */
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

function times(position, fragment) {
  return t("{at} of {length}", { at: formatTime(position - fragment.in), length: formatTime(fragment.out - fragment.in) });
}
