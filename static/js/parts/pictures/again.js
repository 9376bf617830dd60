import { html } from "../../../vendor/preact.js";
import { t } from "../../language.js";
import { againSentence, trackOf } from "../again.js";

/** A question that was asked before: in one sentence what is otherwise now; of numbers and scales with the middle of then and of now on one line. */
export function Again({ round }) {
  const sentence = againSentence(round);
  if (!sentence) return null;
  const track = trackOf(round);
  return html`<div class="again">
    <p class="again__sentence">${sentence}</p>
    ${track && html`<div class="again__track" aria-hidden="true">
      <span class="again__end">${track.least}</span>
      <span class="again__between">
        <${Mark} at=${track.then} name="then" word=${t("last time {n}", { n: track.before })} />
        <span class="again__line"><span class="again__way" style=${{ insetInlineStart: `${Math.min(track.then, track.now)}%`, inlineSize: `${Math.abs(track.now - track.then)}%` }}></span></span>
        <${Mark} at=${track.now} name="now" word=${t("now {n}", { n: track.figure })} />
      </span>
      <span class="again__end">${track.most}</span>
    </div>`}
  </div>`;
}

/** Its word stays inside the line: at its left end it begins there, at its right end it ends there. */
function Mark({ at, name, word }) {
  return html`<span class=${`again__mark again__mark--${name}`} style=${{ "--at": at }}><span class="again__word">${word}</span></span>`;
}
