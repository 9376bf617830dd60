import { html } from "../../../vendor/preact.js";
import { t } from "../../language.js";
import { deedOf, undo } from "./arranging.js";
import { EVENING } from "./editor.js";
import { Icon } from "./kinds.js";

/** The top line: which evening this is, whether everything is safe, and the way back. */
export function Top({ editor, otherLanguage }) {
  return html`<header class="top">
    <a class="top__back button quiet" href=${`/office/meetups/${editor.boot.id}`}><span aria-hidden="true">←</span> ${t("Meetup")}</a>
    <h1 class="top__title" lang=${editor.meetup.value.language}>${editor.written(EVENING).title || t("without a title")}</h1>
    <${Line} editor=${editor} />
    <${Undo} editor=${editor} />
    <${OtherLanguage} ...${otherLanguage} />
  </header>`;
}

function Line({ editor }) {
  const { kind, owner, text } = editor.line.value;
  const elsewhere = owner && owner !== editor.chosen.value;
  return html`<p class=${`line line--${kind}`} data-line=${kind}><span class="line__dot" aria-hidden="true"></span> <span>${lineWords(kind, text, editor.drafts.full)}</span>
    ${elsewhere && html` <button type="button" class="button quiet" onClick=${() => editor.choose(owner)}>${t("Go there")}</button>`}
  </p>`;
}

function lineWords(kind, text, full) {
  return {
    saved: t("Everything is saved"),
    saving: t("Saving…"),
    connecting: t("Connecting…"),
    offline: t("No connection"),
    offline_unsaved: full ? t("No connection: leave this page open, your changes are only here") : t("No connection: your changes are kept on this laptop"),
    fault: t("Not saved yet: something is not right"),
    conflict: t("Not saved yet: this was changed elsewhere too"),
    lost: t("Not saved yet: choose what is to become of your text"),
    message: t("Not saved yet: {why}", { why: text }),
    refused: t("You are logged out: your changes are kept on this laptop"),
  }[kind];
}

/** What it would take back is said before it is done. */
function Undo({ editor }) {
  const last = editor.docs.get("undo");
  const what = last ? deedOf(last.verb) : t("There is nothing to take back.");
  return html`<button type="button" class="button quiet" id="undo" title=${what} aria-disabled=${last ? undefined : "true"} onClick=${() => last && undo(editor)}>
    <${Icon} name="undo" /> <span>${t("Undo")}</span><span class="visually-hidden">${last ? `: ${what}` : ""}</span>
  </button>`;
}

function OtherLanguage({ href, language, name }) {
  const short = language.toUpperCase();
  return html`<a class="button quiet" href=${href} hreflang=${language} lang=${language} aria-label=${`${short}: ${name}`}>${short}</a>`;
}
