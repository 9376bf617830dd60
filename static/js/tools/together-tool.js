import { html } from "../../vendor/preact.js";
import { t } from "../language.js";
import { startsIn } from "../screen/playback.js";
import { meterWords } from "./together-words.js";

/** The completion meter: how many phones have the clip, play along, and saw its end. */
export function TogetherTool({ desk }) {
  const progress = desk.docs.get("progress");
  if (!progress) return null;
  const fragment = progress.step ? desk.docs.get("fragment") : null;
  const over = Boolean(fragment) && !fragment.playing && fragment.position >= fragment.out;
  const { says, means, share, of } = meterWords(progress, { left: startsIn(fragment, desk.now.value), over });
  return html`<div class="progress meter">
    <p class="progress__words">${!progress.step && html`<span class="soft">${t("The fragment that comes")}: </span>`}<b>${says}</b>${means && html` · ${means}`}</p>
    <progress class="progress__bar" max=${Math.max(1, of)} value=${share} aria-label=${t("Phones that play along")}></progress>
  </div>`;
}
