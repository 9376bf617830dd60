import { html, useEffect, useRef, useState } from "../../../vendor/preact.js";
import { t } from "../../language.js";
import { add } from "./arranging.js";
import { FromBank } from "./from-bank.js";
import { EVENING } from "./editor.js";
import { Icon, KINDS, kindName, kindSentence, TEMPLATES, templateName, templateSentence } from "./kinds.js";
import { after } from "./places.js";

const END = "";

/** What can be added, and where. */
export function AddMenu({ editor }) {
  const [open, setOpen] = useState(false);
  const box = useRef(null);
  const button = useRef(null);
  const close = (back) => {
    setOpen(false);
    if (back) button.current.focus();
  };
  useEffect(() => (open ? closeOutside(box.current, close) : undefined), [open]);
  if (editor.closed) return null;
  return html`<div ref=${box} class="adding" onKeyDown=${(event) => event.key === "Escape" && open && close(true)}>
    <button ref=${button} type="button" class="button primary" id="add" aria-expanded=${String(open)} aria-controls="add-menu" onClick=${() => setOpen(!open)}><${Icon} name="add" /> ${t("Add")}</button>
    ${open && html`<${Menu} editor=${editor} close=${close} />`}
  </div>`;
}

function Menu({ editor, close }) {
  const steps = editor.steps.value;
  const [where, setWhere] = useState(placeAfter(editor));
  const [fromBank, setFromBank] = useState(false);
  const go = (run) => () => {
    close(false);
    run(where === END ? null : where);
  };
  return html`<div class="add-menu card" id="add-menu" role="group" aria-label=${t("Add a step")}>
    <div class="field add-menu__where">
      <label for="add-where">${t("Where")}</label>
      <select id="add-where" class="input" onChange=${({ currentTarget }) => setWhere(currentTarget.value)}>
        ${steps.map((step, at) => html`<option key=${step.id} value=${step.id} selected=${where === step.id}>${at === 0 ? t("At the beginning") : t("After {n}: {title}", { n: at, title: editor.written(steps[at - 1].id)?.title || steps[at - 1].title })}</option>`)}
        <option value=${END} selected=${where === END}>${t("At the end")}</option>
      </select>
    </div>
    <ul class="add-menu__items">
      ${KINDS.map((kind) => html`<${Item} key=${kind} icon=${kind} name=${kindName(kind)} sentence=${kindSentence(kind)} onClick=${go((before) => add(editor, [editor.samples.kinds[kind]], before))} />`)}
      <${Item} icon="bank" name=${t("From the question bank")} sentence=${t("A question that other meetups ask too.")} opens=${fromBank} onClick=${() => setFromBank(!fromBank)} />
      ${fromBank && html`<li><${FromBank} editor=${editor} choose=${(step) => go((before) => add(editor, [step], before))()} /></li>`}
    </ul>
    <p class="label small">${t("Ready-made")}</p>
    <ul class="add-menu__items">
      ${TEMPLATES.map((name) => html`<${Item} key=${name} icon=${name === "before_and_after" ? "poll" : "talk"} name=${templateName(name)} sentence=${templateSentence(name)} onClick=${go((before) => add(editor, editor.samples.templates[name], before))} />`)}
    </ul>
  </div>`;
}

function Item({ icon, name, sentence, opens, onClick }) {
  return html`<li><button type="button" class="add-item" aria-expanded=${opens === undefined ? undefined : String(opens)} onClick=${onClick}>
    <span class=${`row__kind row__kind--${icon}`}><${Icon} name=${icon} /></span>
    <span><b>${name}</b><span class="soft small">${sentence}</span></span>
  </button></li>`;
}

/** Behind the step that is chosen; from the evening as a whole: at the end. */
function placeAfter(editor) {
  const chosen = editor.chosen.value;
  return chosen === EVENING ? END : after(editor.steps.value, chosen) || END;
}

function closeOutside(box, close) {
  const outside = (event) => !box.contains(event.target) && close(false);
  addEventListener("pointerdown", outside);
  addEventListener("focusin", outside);
  return () => {
    removeEventListener("pointerdown", outside);
    removeEventListener("focusin", outside);
  };
}
