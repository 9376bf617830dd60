import { html, useRef } from "../../vendor/preact.js";
import { t } from "../language.js";
import { Plain } from "../desk/button.js";
import { Dialog } from "../desk/dialog.js";

const LIMIT = 400; // characters, as the server takes

/** Other words for the room. The author's own are kept, and the author sees both. */
export function IdeaEdit({ desk }) {
  const id = desk.editing.value;
  const idea = id === null ? undefined : desk.docs.get(`idea/${id}`);
  const field = useRef(null);
  const close = () => (desk.editing.value = null);
  const save = async (text) => {
    if (text === idea.text || (await desk.do("idea.edit", { idea: id, text }))) close();
  };
  const keys = (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    save(field.current.value.trim());
  };
  const submit = (event) => {
    event.preventDefault();
    save(field.current.value.trim());
  };
  return html`<${Dialog} open=${Boolean(idea)} left=${close} look="dialog--wide" name="edit-idea">
    ${idea && html`<form class="stack" key=${id} onSubmit=${submit}>
      <h2 id="edit-idea">${t("Edit the idea")}</h2>
      <label class="field"><span class="label">${t("What the room reads")}</span>
        <textarea ref=${field} class="input" rows="4" maxlength=${LIMIT} required autofocus defaultValue=${idea.text} onKeyDown=${keys}></textarea></label>
      ${idea.original && html`<p class="small"><b>${t("As it was written")}</b><br />${idea.original}</p>`}
      <p class="soft small">${t("The author sees these words beside their own. What waits goes on waiting.")}</p>
      <div class="cluster">
        <button class="button action primary" type="submit">${t("Save")} <kbd aria-hidden="true">Ctrl ↵</kbd></button>
        ${idea.original && html`<${Plain} onClick=${() => save(idea.original)}>${t("Back to the author's words")}<//>`}
        <${Plain} look="quiet" onClick=${close}>${t("Cancel")}<//>
      </div>
    </form>`}
  <//>`;
}
