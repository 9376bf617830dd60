import { html } from "../../../vendor/preact.js";
import { t } from "../../language.js";
import { EVENING } from "./editor.js";
import { EveningForm } from "./evening-form.js";
import { RunOfShow } from "./list.js";
import { Lost, Receipt } from "./notices.js";
import { Preview } from "./preview.js";
import { StepForm } from "./step-form.js";
import { Top } from "./top.js";

/** The editor: the run of show, the step that is being written, and what will be seen of it. */
export function App({ editor, otherLanguage }) {
  return html`<div class="editor">
    <${Top} editor=${editor} otherLanguage=${otherLanguage} />
    <main class="editor__parts">
      <${RunOfShow} editor=${editor} />
      <section class="writing" id="writing" aria-label=${t("Writing")}>
        <${LoggedOut} editor=${editor} />
        <${Lost} editor=${editor} />
        <${Chosen} editor=${editor} />
      </section>
      <${Preview} editor=${editor} />
    </main>
    <${Receipt} editor=${editor} />
  </div>`;
}

function Chosen({ editor }) {
  const id = editor.chosen.value;
  const step = editor.step(id);
  if (id === EVENING) return html`<${EveningForm} editor=${editor} />`;
  return step ? html`<${StepForm} key=${id} editor=${editor} step=${step} />` : html`<p class="soft">${t("This step is gone. Choose another one.")}</p>`;
}

function LoggedOut({ editor }) {
  if (editor.docs.status.value !== "refused") return null;
  return html`<p class="notice warn">${t("You are logged out, or this meetup was deleted. What you typed is kept on this laptop.")} <a href="/office/login">${t("Log in again")}</a></p>`;
}
