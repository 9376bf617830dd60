import { html } from "../../vendor/preact.js";
import { t } from "../language.js";
import { Action, Plain } from "../desk/button.js";
import { kindName } from "../desk/kinds.js";
import { isToCome } from "../desk/moving.js";
import { written } from "./step-fields.js";

/** The kinds that can be made during an evening; a fragment needs its file first, which is the office's work. */
const MADE_HERE = ["text", "talk", "poll", "ideas", "agreements"];

/** What can be done with a step while the evening runs. What has been on air stays as it was; another like it can be made of it. */
export function ArrangeTool({ desk, step }) {
  const show = desk.docs.get("show");
  const toCome = isToCome(show, step);
  const after = show.steps[show.steps.findIndex((each) => each.id === step.id) + 1];
  const before = after && after.id;
  const copy = () => desk.do("show.add", { step: { ...written(step) }, ...(before ? { before } : {}) });
  const skip = () => desk.do("show.skip", { step: step.id, on: !step.skipped });
  const remove = async () => (await desk.do("show.remove", { step: step.id })) && (desk.selectedStep.value = null);
  return html`<div class="arrange" role="group" aria-label=${t("This step")}>
    <div class="cluster">
      ${toCome && html`<${Plain} look="quiet small" onClick=${() => (desk.writing.value = { step: written(step), edit: step.id })}>${t("Change")}<//>`}
      ${toCome && html`<${Plain} look="quiet small" onClick=${skip}>${step.skipped ? t("Take it again") : t("Skip")}<//>`}
      ${toCome && html`<${Action} desk=${desk} name="earlier" look="quiet small" /><${Action} desk=${desk} name="later" look="quiet small" />`}
      <${Plain} look="quiet small" onClick=${copy}>${t("Duplicate")}<//>
      ${toCome && html`<${Plain} look="quiet small" onClick=${remove}>${t("Remove")}<//>`}
    </div>
    <div class="cluster">
      <span class="soft small" id="insert">${t("New step after this one:")}</span>
      ${MADE_HERE.map((kind) => html`<${Plain} key=${kind} look="quiet small" aria-describedby="insert" onClick=${() => (desk.writing.value = { kind, before })}>${kindName(kind)}<//>`)}
    </div>
  </div>`;
}
