import { html, useEffect, useRef, useState } from "../../vendor/preact.js";
import { Plain } from "../desk/button.js";
import { kindName } from "../desk/kinds.js";
import { emptyStep, fieldsOf, filled, typedStep } from "./step-fields.js";
import { t } from "../language.js";

/** The form of a step that is written while the evening runs. */
export function WritingTool({ desk, writing: asked }) {
  const [writing] = useState(() => (asked.kind ? { ...asked, step: emptyStep(asked.kind) } : asked));
  const draft = writing.edit || writing.step.kind;
  const [typed, setTyped] = useState(() => desk.drafts.get(draft) || filled(writing.step));
  const [refused, setRefused] = useState(null);
  const saving = useRef(false);
  useEffect(() => document.getElementById("writing-title").focus(), []); // the dialog may have been open before this came
  const type = (path, value) => {
    const now = { ...typed, [path]: value };
    desk.drafts.set(draft, now);
    setTyped(now);
  };
  const leave = () => {
    desk.drafts.delete(draft);
    desk.writing.value = null;
  };
  const save = async (event) => {
    event.preventDefault();
    if (saving.current) return;
    saving.current = true;
    const ack = await desk.write(writing, typedStep(writing.step, typed));
    saving.current = false;
    if (ack.ok) leave();
    else setRefused(ack);
  };
  return html`<form class="writing" onSubmit=${save}>
    <h2 id="writing">${writing.edit ? t("Change this step") : t("New step")} <span class="soft">· ${kindName(writing.step.kind)}</span></h2>
    ${refused && html`<p class="notice bad" role="alert">${refused.message}</p>`}
    ${fieldsOf(writing.step).map((field) => html`<${Field} key=${field.path} field=${field} value=${typed[field.path]} fault=${faultOf(refused, field.path)}
      change=${(value) => type(field.path, value)} language=${(desk.docs.get("meetup") || {}).language} />`)}
    <div class="cluster writing__foot">
      <button class="button primary">${writing.edit ? t("Save") : t("Add to the run of show")}</button>
      <${Plain} onClick=${leave}>${t("Cancel")}<//>
    </div>
  </form>`;
}

function Field({ field, value, fault, change, language }) {
  const id = `writing-${field.path}`;
  const given = { id, class: "input", "aria-invalid": fault ? "true" : undefined, "aria-describedby": fault ? `${id}-fault` : undefined, lang: language };
  if (field.as === "flag") {
    return html`<label class="check"><input type="checkbox" checked=${value} onChange=${(event) => change(event.currentTarget.checked)} /> <span>${labelOf(field.path)}</span></label>`;
  }
  if (field.as === "choice") {
    return html`<div class=${`field writing__${field.path}`}>
      <label for=${id}>${labelOf(field.path)}</label>
      <select ...${given} onChange=${(event) => change(event.currentTarget.value)}>${field.of.map((name) => html`<option key=${name} value=${name} selected=${name === value}>${nameOf(name)}</option>`)}</select>
    </div>`;
  }
  return html`<div class=${`field writing__${field.path}`}>
    <label for=${id}>${labelOf(field.path)}</label>
    ${["line", "number", "optional"].includes(field.as)
      ? html`<input ...${given} type="text" inputmode=${field.as === "line" ? undefined : "decimal"} autocomplete="off" value=${value} onInput=${(event) => change(event.currentTarget.value)} />`
      : html`<textarea ...${given} rows=${field.as === "lines" ? 4 : 3} value=${value} onInput=${(event) => change(event.currentTarget.value)}></textarea>`}
    ${fault && html`<p class="fault small" id=${`${id}-fault`}>${fault}</p>`}
  </div>`;
}

function labelOf(path) {
  return {
    title: t("Title"),
    minutes: t("Minutes"),
    body: t("What the room reads"),
    "poll.question": t("Statement or question"),
    "poll.options": t("Answers, one a line"),
    "ideas.themes": t("Themes, one a line"),
    "ideas.writing.minutes": t("Minutes to write, with a clock; empty: without"),
    "talk.template": t("Form of the talk"),
    "agreements.collect": t("What this part is for"),
    "talk.instruction": t("What the room talks or thinks about"),
    "fragment.before": t("Question to watch with"),
    script: t("For you to say"),
    droppable: t("May be left out when time is short"),
  }[path];
}

function nameOf(choice) {
  const collects = { conditions: t("Conditions"), agreements: t("Agreements"), both: t("Conditions, then agreements"), baton: t("Baton") };
  return collects[choice] || { free: t("Free talk"), "1-2-4-all": t("1-2-4-all"), tables: t("At tables"), silence: t("Silence") }[choice];
}

/** What the server says of this field, or of one of its lines. */
function faultOf(refused, path) {
  const found = ((refused || {}).errors || []).find((error) => error.path.replace(/^(changes|step)\./, "").replace(/\[\d+\]$/, "") === path);
  return found ? found.message : "";
}
