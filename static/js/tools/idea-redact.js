import { html, useEffect, useState } from "../../vendor/preact.js";
import { t } from "../language.js";
import { Dialog } from "../desk/dialog.js";
import { nextWaiting } from "../desk/inbox.js";
import { WHY, whyWord } from "../desk/screening.js";

/** For good, so it asks again: with a button, or with X once more. The reason is chosen by its number. */
export function IdeaRedact({ desk }) {
  const id = desk.redacting.value;
  const idea = id === null ? undefined : desk.docs.get(`idea/${id}`);
  const [why, setWhy] = useState(null);
  useEffect(() => setWhy(null), [id]);
  const close = () => (desk.redacting.value = null);
  const remove = async () => {
    close();
    desk.selectedIdea.value = nextWaiting(desk.ideasInView, id);
    await desk.do("idea.redact", why ? { idea: id, why } : { idea: id });
  };
  const keys = (event) => {
    if (event.repeat || event.altKey || event.ctrlKey || event.metaKey) return;
    const chosen = WHY[Number(event.key) - 1];
    if (chosen) setWhy(chosen);
    if (event.key.toLowerCase() === "x") remove();
  };
  return html`<${Dialog} open=${Boolean(idea)} left=${close} name="redact-idea">
    ${idea && html`<div class="stack redact" onKeyDown=${keys}>
      <h2 id="redact-idea">${t("Remove these words for good?")}</h2>
      <blockquote class="redact__words">${idea.text}</blockquote>
      <p class="small">${t("They go from every phone, the screen, the log, the database and its backups. This can't be undone; hiding can.")}</p>
      ${desk.docs.all("condition/").some((each) => each.idea === id) && html`<p class="small">${t("Conditions that were taken from it go too, unless the room voted on other words.")}</p>`}
      <fieldset class="stack tight">
        <legend class="label">${t("Why?")}</legend>
        <div class="redact__why">${WHY.map((each, at) => html`<label key=${each} class=${`tick ${each === why ? "tick--on" : ""}`}>
          <input type="radio" name="why" value=${each} checked=${each === why} onChange=${() => setWhy(each)} /><span><kbd aria-hidden="true">${at + 1}</kbd> ${whyWord(each)}</span>
        </label>`)}</div>
      </fieldset>
      <div class="cluster">
        <button type="button" class="button action danger primary" onClick=${remove}>${t("Remove for good")} <kbd aria-hidden="true">X</kbd></button>
        <button type="button" class="button quiet" autofocus onClick=${close}>${t("Cancel")}</button>
      </div>
    </div>`}
  <//>`;
}
