import { html } from "../../../vendor/preact.js";
import { t } from "../../language.js";
import { duplicate, moveBy, remove, skip } from "./arranging.js";
import { CheckField, TextField } from "./fields.js";
import { focusOn } from "./focus.js";
import { KindFields } from "./kind-forms.js";
import { Icon, kindName } from "./kinds.js";
import { Sheet } from "./sheet.js";
import { formatNumber, parseNumber } from "./times.js";
import { writtenStep } from "./written.js";

/** One step, every field of it, and what can be done with it as a whole. */
export function StepForm({ editor, step }) {
  const sheet = new Sheet(editor, step.id, writtenStep(editor.show.value.steps.find(({ id }) => id === step.id) || step));
  const number = editor.steps.value.findIndex(({ id }) => id === step.id) + 1;
  return html`<form class="sheet" aria-labelledby="sheet-title" onSubmit=${(event) => event.preventDefault()}>
    <div class="sheet__head">
      <${BackToPlan} owner=${step.id} />
      <h2 id="sheet-title" class="sheet__title"><span class=${`row__kind row__kind--${step.kind}`}><${Icon} name=${step.kind} /></span> ${t("Step {n}", { n: number })} <span class="soft">· ${kindName(step.kind)}</span></h2>
      <${Toolbar} editor=${editor} step=${step} number=${number} />
    </div>
    <${Why} editor=${editor} step=${step} />
    <${Refused} editor=${editor} owner=${step.id} />
    <div class="sheet__first">
      <${TextField} sheet=${sheet} path="title" label=${t("Title")} look="field--title" />
      <${TextField} sheet=${sheet} path="minutes" label=${t("Minutes")} parse=${parseNumber} format=${(value) => formatNumber(value, editor.boot.language)} inputmode="decimal" />
    </div>
    <${KindFields} kind=${step.kind} sheet=${sheet} editor=${editor} />
    <${CheckField} sheet=${sheet} path="droppable" label=${t("May be left out when time is short")} />
    <${TextField} sheet=${sheet} path="script" label=${t("For the moderator")} hint=${t("Only the desk shows this.")} rows=${4} look="field--script" />
  </form>`;
}

/** Where the form stands below the list. */
export function BackToPlan({ owner }) {
  return html`<button type="button" class="button quiet sheet__back" onClick=${() => focusOn(`row-${owner}`)}><${Icon} name="up" /> ${t("Run of show")}</button>`;
}

function Toolbar({ editor, step, number }) {
  const last = number === editor.steps.value.length;
  const { id } = step;
  const move = (by, button) => {
    moveBy(editor, id, by);
    focusOn(button);
  };
  if (editor.closed) return null;
  return html`<div class="toolbar" role="group" aria-label=${t("This step")}>
    <${Tool} id="tool-up" icon="up" label=${t("Move up")} able=${number > 1} onClick=${() => move(-1, "tool-up")} />
    <${Tool} id="tool-down" icon="down" label=${t("Move down")} able=${!last} onClick=${() => move(1, "tool-down")} />
    <${Tool} icon="copy" label=${t("Duplicate")} able=${true} onClick=${() => duplicate(editor, id)} />
    <${Tool} icon="skip" label=${t("Skip")} able=${true} pressed=${step.skipped} onClick=${() => skip(editor, id, !step.skipped)} />
    <${Tool} icon="remove" label=${t("Remove")} able=${!step.aired} onClick=${() => remove(editor, id)} />
  </div>`;
}

function Tool({ id, icon, label, able, pressed, onClick }) {
  return html`<button type="button" class="button quiet square" id=${id} aria-label=${label} title=${label} aria-disabled=${able ? undefined : "true"}
    aria-pressed=${pressed === undefined ? undefined : String(pressed)} onClick=${() => able && onClick()}><${Icon} name=${icon} /></button>`;
}

/** Why there is nothing to be written here, or what is still to come. */
function Why({ editor, step }) {
  if (editor.closed) return html`<p class="notice">${t("This meetup is closed. Nothing can be changed any more.")}</p>`;
  if (step.aired) return html`<p class="notice"><${Icon} name="lock" /> ${t("This step has been on the screen. What people answered belongs to these words, so they stay as they are. Duplicate the step to write on in a new one.")}</p>`;
  if (step.skipped) return html`<p class="notice">${t("This step will be skipped. It takes no time in the plan.")}</p>`;
  const missing = step.faults || [];
  return missing.length > 0 ? html`<p class="notice warn">${t("Not there yet: {files}. Upload it here, or choose another file.", { files: missing.join(", ") })}</p>` : null;
}

export function Refused({ editor, owner }) {
  const { message = "" } = editor.saver.refused.value[owner] || {};
  return message ? html`<p class="notice bad">${message}</p>` : null;
}
