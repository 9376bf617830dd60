import { html, useEffect } from "../../../vendor/preact.js";
import { t } from "../../language.js";
import { add, undo } from "./arranging.js";
import { merged } from "./drafts.js";
import { tidy } from "./written.js";

const STAYS_MS = 10000; // a refusal stays until it is closed

/** The last receipt or refusal; with the way back while it is still the last thing that was done. The live region of the page says it too. */
export function Receipt({ editor }) {
  const receipt = editor.receipt.value;
  useEffect(() => {
    if (!receipt || receipt.kind === "error") return undefined;
    const timer = setTimeout(() => editor.receipt.value === receipt && editor.tell(null), STAYS_MS);
    return () => clearTimeout(timer);
  }, [receipt]);
  if (!receipt || receipt.kind === "spoken") return null;
  const back = receipt.undo && (editor.docs.get("undo") || {}).verb === receipt.undo;
  const takeBack = () => {
    editor.tell(null);
    undo(editor);
  };
  return html`<aside class=${`receipt receipt--${receipt.kind}`} aria-label=${t("Message")}>
    <p>${receipt.text}</p>
    ${back && html`<button type="button" class="button" onClick=${takeBack}>${t("Undo")}</button>`}
    <button type="button" class="button quiet square" aria-label=${t("Close this message")} onClick=${() => editor.tell(null)}>×</button>
  </aside>`;
}

/** What was typed in a step that is gone, or went on air, before it was saved: it is not thrown away unasked. */
export function Lost({ editor }) {
  return editor.lost.value.map((owner) => html`<${LostStep} key=${owner} editor=${editor} owner=${owner} />`);
}

function LostStep({ editor, owner }) {
  const { whole, fields } = editor.drafts.all.value[owner];
  const step = merged(whole, fields);
  const gone = !editor.step(owner);
  const keep = async () => {
    editor.drafts.drop(owner);
    await add(editor, [tidy(step)], null);
  };
  return html`<div class="notice warn lost">
    <p>${gone ? t("The step you were writing was removed elsewhere: {title}", { title: step.title }) : t("The step you were writing went on the screen before it was saved: {title}", { title: step.title })}</p>
    <div class="cluster">
      <button type="button" class="button" onClick=${keep}>${t("Add it as a new step")}</button>
      <button type="button" class="button quiet" onClick=${() => editor.drafts.drop(owner)}>${t("Let it go")}</button>
    </div>
  </div>`;
}
