import { html, useEffect, useState } from "../../vendor/preact.js";
import { t } from "../language.js";
import { Dialog } from "../desk/dialog.js";
import { WHY, whyWord } from "./screening.js";

/**
 * Words go for good, so it asks again: with a button, or with X once more. The reason is chosen by its number. `words` null: nothing is asked. `children` is what
 * may go along.
 */
export function RedactDialog({ name, words, note, close, remove, children }) {
  const [why, setWhy] = useState(null);
  useEffect(() => setWhy(null), [words]);
  const go = () => {
    close();
    remove(why ? { why } : {});
  };
  const keys = (event) => {
    if (event.repeat || event.altKey || event.ctrlKey || event.metaKey) return;
    const chosen = WHY[Number(event.key) - 1];
    if (chosen) setWhy(chosen);
    if (event.key.toLowerCase() === "x") go();
  };
  return html`<${Dialog} open=${words !== null} left=${close} name=${name}>
    ${words !== null && html`<div class="stack redact" onKeyDown=${keys}>
      <h2 id=${name}>${t("Remove these words for good?")}</h2>
      <blockquote class="redact__words">${words}</blockquote>
      <p class="small">${t("They go from every phone, the screen, the log, the database and its backups. This can't be undone; hiding can.")}</p>
      ${note && html`<p class="small">${note}</p>`}
      ${children}
      <fieldset class="stack tight">
        <legend class="label">${t("Why?")}</legend>
        <div class="redact__why">${WHY.map((each, at) => html`<label key=${each} class=${`tick ${each === why ? "tick--on" : ""}`}>
          <input type="radio" name="why" value=${each} checked=${each === why} onChange=${() => setWhy(each)} /><span><kbd aria-hidden="true">${at + 1}</kbd> ${whyWord(each)}</span>
        </label>`)}</div>
      </fieldset>
      <div class="cluster">
        <button type="button" class="button action danger primary" onClick=${go}>${t("Remove for good")} <kbd aria-hidden="true">X</kbd></button>
        <button type="button" class="button quiet" autofocus onClick=${close}>${t("Cancel")}</button>
      </div>
    </div>`}
  <//>`;
}
