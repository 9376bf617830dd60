import { html } from "../../../vendor/preact.js";
import { t } from "../../language.js";
import { focusOn } from "./focus.js";
import { tidy } from "./written.js";

/** Of which question of the bank a poll is, and what its words are there; or the way into the bank. */
export function OfBank({ sheet, editor }) {
  const { bank } = sheet.now().poll;
  if (!bank) return sheet.locked ? null : html`<${NotThere} sheet=${sheet} editor=${editor} />`;
  const now = editor.previews.now.value;
  const known = now.owner === sheet.owner && now.bank && now.bank.id === bank.id ? now.bank : null;
  const standing = known || { version: bank.version, next: null, last: null };
  return standing.version
    ? html`<${There} sheet=${sheet} editor=${editor} id=${bank.id} standing=${standing} />`
    : html`<${OtherWords} sheet=${sheet} editor=${editor} id=${bank.id} standing=${standing} />`;
}

function NotThere({ sheet, editor }) {
  return html`<div class="of-bank">
    <button type="button" class="button" id=${sheet.id("bank-none")} onClick=${() => putIn(editor, sheet)}>${t("Put it in the question bank")}</button>
    <p class="soft small">${t("Then it can be asked in other meetups too, and the answers laid side by side.")}</p>
  </div>`;
}

function There({ sheet, editor, id, standing }) {
  return html`<div class="of-bank">
    <p id=${sheet.id("bank-there")} tabindex="-1">${t("From the question bank, version {n}.", { n: standing.version })} <a href=${`/office/questions/${id}`}>${t("See it there")}</a></p>
    ${standing.last > standing.version && html`<p class="soft small">${t("The bank has newer words too: version {n}.", { n: standing.last })}</p>`}
    ${!sheet.locked && html`<${OwnQuestion} editor=${editor} sheet=${sheet} />`}
  </div>`;
}

/** Nothing is kept in the bank at a keystroke: these words become a version when somebody says so here, or when they are asked. */
function OtherWords({ sheet, editor, id, standing }) {
  const { next, last } = standing;
  return html`<div class="notice warn of-bank" role="group" aria-label=${t("Question bank")}>
    <p>${next
      ? t("Other words: this becomes version {next}. Results of version {last} and {next} can't simply be compared.", { next, last })
      : t("Other words than in the question bank: they become a version of their own.")}</p>
    <div class="cluster">
      ${!sheet.locked && html`<button type="button" class="button" onClick=${() => putIn(editor, sheet, id)}>${next ? t("Save as version {n}", { n: next }) : t("Save as a version")}</button>`}
      ${!sheet.locked && html`<${OwnQuestion} editor=${editor} sheet=${sheet} />`}
    </div>
  </div>`;
}

function OwnQuestion({ editor, sheet }) {
  const leave = () => {
    sheet.choose("poll.bank", null);
    editor.tell({ kind: "spoken", text: t("This is a question of its own now.") });
    focusOn(sheet.id("bank-none"));
  };
  return html`<div><button type="button" class="button quiet" onClick=${leave}>${t("Make it a question of its own")}</button></div>`;
}

/** Keeps the words as they are typed now: as a new question, or as a version of `id`; the step says which one it is. */
async function putIn(editor, sheet, id) {
  const poll = tidy(sheet.now().poll);
  const kept = await editor.bank.keep(poll, id);
  if (!kept) return;
  sheet.choose("poll.bank", { id: kept.id, version: kept.version });
  editor.tell({ kind: "spoken", text: t("In the question bank, version {n}.", { n: kept.version }) });
  focusOn(sheet.id("bank-there"));
}
