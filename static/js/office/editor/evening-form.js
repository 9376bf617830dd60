import { html } from "../../../vendor/preact.js";
import { t } from "../../language.js";
import { EVENING } from "./editor.js";
import { Elsewhere, Fault, SelectField, TextField } from "./fields.js";
import { Icon } from "./kinds.js";
import { Sheet } from "./sheet.js";
import { BackToPlan, Refused } from "./step-form.js";
import { TableList } from "./table-list.js";
import { TextList } from "./text-list.js";
import { same, writtenEvening } from "./written.js";

/** The evening as a whole: what it is called, who is there, and what everyone tries their phone on. */
export function EveningForm({ editor }) {
  const sheet = new Sheet(editor, EVENING, writtenEvening(editor.meetup.value));
  return html`<form class="sheet" aria-labelledby="sheet-title" onSubmit=${(event) => event.preventDefault()}>
    <div class="sheet__head">
      <${BackToPlan} owner=${EVENING} />
      <h2 id="sheet-title" class="sheet__title"><span class="row__kind"><${Icon} name="evening" /></span> ${t("The evening")}</h2>
    </div>
    ${editor.closed && html`<p class="notice">${t("This meetup is closed. Nothing can be changed any more.")}</p>`}
    <${Refused} editor=${editor} owner=${EVENING} />
    <${TextField} sheet=${sheet} path="title" label=${t("Title")} look="field--title" />
    <div class="row-of-fields">
      <${TextField} sheet=${sheet} path="date" label=${t("Date and time")} />
      <${TextField} sheet=${sheet} path="region" label=${t("Region or place")} />
      <${SelectField} sheet=${sheet} path="language" label=${t("Language of the evening")} options=${[["nl", "Nederlands"], ["en", "English"]]} />
    </div>
    <${TextList} sheet=${sheet} path="roles" label=${t("Roles")} hint=${t("Who comes? People may say it on their phone. Without roles nobody is asked.")} rowName=${(n) => t("Role {n}", { n })} add=${t("Add a role")} most=${12} />
    <${TableList} sheet=${sheet} />
    <${SelectField} sheet=${sheet} path="voting" label=${t("Who may vote")} hint=${t("It stands with each result. A question that is open keeps the right by which it was asked.")} options=${[
      ["open", t("Everyone: one phone, one vote (indicative)")],
      ["ticket", t("Who has a ticket: one ticket, one vote")],
      ["table", t("One phone for each table")],
    ]} />
    <${Practice} editor=${editor} sheet=${sheet} />
  </form>`;
}

/** The question on the waiting page: the usual one, one of their own, or none. */
function Practice({ editor, sheet }) {
  const practice = sheet.value("practice");
  const usual = editor.boot.usual_practice[sheet.value("language")] || editor.boot.usual_practice.nl;
  const which = practice === null ? "none" : same(practice, usual) ? "usual" : "own";
  const choices = [
    ["usual", t("The usual one: {question}", { question: usual.question }), () => usual],
    ["own", t("One of our own"), () => editor.boot.samples[sheet.value("language")].practice],
    ["none", t("None"), () => null],
  ];
  return html`<fieldset class="stack tight" disabled=${sheet.locked}>
    <legend class="label">${t("Practice question")}</legend>
    <p class="soft small">${t("On the waiting page everyone tries their phone on it. It counts for nothing.")}</p>
    ${choices.map(([name, words, make]) => html`<label key=${name} class=${`check ${which === name ? "check--on" : ""}`}>
      <input type="radio" name="practice" id=${sheet.id(`practice-${name}`)} checked=${which === name} onChange=${() => which !== name && sheet.choose("practice", make())} />
      <span>${words}</span>
    </label>`)}
    <${Fault} id=${sheet.id("practice-fault")} text=${sheet.fault("practice")} />
    ${which === "own" && html`<${OwnQuestion} sheet=${new PracticeSheet(sheet)} />`}
    <${Elsewhere} sheet=${sheet} path="practice" />
  </fieldset>`;
}

function OwnQuestion({ sheet }) {
  return html`<div class="stack own-question">
    <${TextField} sheet=${sheet} path="practice.question" label=${t("Question")} />
    <${TextList} sheet=${sheet} path="practice.options" label=${t("Answers")} rowName=${(n) => t("Answer {n}", { n })} add=${t("Add an answer")} most=${10} />
  </div>`;
}

/** The question and its answers are one field of the evening: it is there or not. */
class PracticeSheet {
  constructor(sheet) {
    this.sheet = sheet;
    this.locked = sheet.locked;
    this.language = sheet.language;
  }

  value(path) {
    return this.sheet.value("practice")[part(path)];
  }

  type(path, value) {
    this.sheet.type("practice", { ...this.sheet.value("practice"), [part(path)]: value });
  }

  leave() {
    this.sheet.leave();
  }

  fault(...where) {
    return this.sheet.fault(...where);
  }

  changedElsewhere() {
    return false; // said once, of the whole
  }

  id(path) {
    return this.sheet.id(path);
  }
}

function part(path) {
  return path.split(".")[1];
}
