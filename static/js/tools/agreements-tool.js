import { html, useState } from "../../vendor/preact.js";
import { t } from "../language.js";
import { agreementsStep, LISTS, listShown, offered, ofList, sheetNow, sheetsNow, turned } from "../desk/agreed.js";
import { Action, Plain } from "../desk/button.js";
import { AgreementForm, ConditionForm } from "./agreed-form.js";
import { AgreedRedact } from "./agreed-redact.js";
import { AgreementRow, ConditionRow } from "./agreed-row.js";
import { BatonForm } from "./baton-form.js";
import { focusRow } from "./own-keys.js";

/** What is agreed at the end of the evening: writing it down on the left, what there is on the right. Looking changes nothing on the screen. */
export function AgreementsTool({ desk }) {
  const [edited, edit] = useState(null);
  const [asked, setAsked] = useState(null);
  const ask = (wish) => setAsked({ ...wish, at: rowNow() });
  const step = agreementsStep(desk);
  if (!step) return html`<p class="soft">${t("There are no conditions or agreements in this run of show.")}</p>`;
  const list = listShown(desk, step);
  const Body = { conditions: ConditionsPart, agreements: AgreementsPart, parked: ParkedPart, baton: BatonForm }[list];
  return html`<div class="agreed-tab">
    <div class="agreed-tab__bar">
      <div class="cluster" role="group" aria-label=${t("What you look at")}>
        ${LISTS.map((name) => html`<${Plain} key=${name} look="small" aria-pressed=${String(name === list)} onClick=${() => look(desk, step, name, edit)}>${listName(name)}${isOnScreen(desk, name) && html` <span class="agreed-tab__air">${t("on screen")}</span>`}${countOf(desk, name)}<//>`)}
      </div>
      <${OnTheScreen} desk=${desk} list=${list} />
    </div>
    <${Body} key=${list} desk=${desk} step=${step} edited=${edited} edit=${edit} ask=${ask} />
    <${AgreedRedact} desk=${desk} asked=${asked} close=${() => setAsked(null)} after=${() => focusRow(document.querySelector("ul.agreed-tab__list"), asked.at)} />
  </div>`;
}

/** The row in which the focus is: it goes to the one that takes its place. */
function rowNow() {
  const row = document.activeElement.closest(".agreed-row");
  return row ? [...row.parentNode.children].indexOf(row) : 0;
}

function look(desk, step, name, edit) {
  edit(null);
  desk.agreedShown.value = name === step.agreements.view ? null : name;
}

function isOnScreen(desk, name) {
  return ((desk.docs.get("step") || {}).agreements || {}).view === name;
}

function listName(name) {
  return { conditions: t("Conditions"), agreements: t("Agreements"), parked: t("Parking lot"), baton: t("Baton") }[name];
}

/** How many of it wait for the desk, or are parked. */
function countOf(desk, name) {
  const parked = () => [...desk.docs.all("condition/"), ...desk.docs.all("agreement/")].filter(({ status }) => status === "parked").length;
  if (name === "parked") return parked() > 0 && html` <span class="soft">· ${parked()}</span>`;
  const n = offered(desk).filter((each) => ("what" in each ? "agreements" : "conditions") === name).length;
  return n > 0 && html` <span class="tab__count">${t("{n} new", { n })}</span>`;
}

/** What the screen shows of it, and the switch to what the desk looks at. */
function OnTheScreen({ desk, list }) {
  const step = desk.docs.get("step");
  if (!step || !step.agreements) return html`<p class="soft small">${t("Not on air now.")}</p>`;
  const sheets = sheetsNow(desk);
  const now = sheetNow(desk);
  const turn = (page) => page >= 0 && page < sheets && desk.do("agreements.view", { step: step.id, ...turned(desk, page) });
  return html`<div class="cluster">
    ${list !== step.agreements.view && html`<${Plain} look="strong" onClick=${() => show(desk, step, list)}>${t("Show this on the screen")}<//>`}
    ${sheets > 1 && html`<span class="cluster">
      <${Plain} look="small" aria-label=${t("The sheet before")} aria-disabled=${now > 0 ? undefined : "true"} onClick=${() => turn(now - 1)}>‹<//>
      <span class="soft small">${t("Sheet {n} of {m}", { n: now + 1, m: sheets })}</span>
      <${Action} desk=${desk} name="nextView" look="small" />
    </span>`}
  </div>`;
}

function show(desk, step, list) {
  desk.agreedShown.value = null;
  return desk.do("agreements.view", { step: step.id, view: list });
}

function ConditionsPart({ desk, step, edited, edit, ask }) {
  const items = ofList(desk.docs.all("condition/"));
  const condition = items.find(({ id }) => id === edited) || null;
  return html`<div class="agreed-tab__parts">
    <${ConditionForm} key=${condition ? condition.id : "new"} desk=${desk} step=${step} condition=${condition} done=${() => edit(null)} />
    <${List} items=${items} empty=${t("No conditions yet. Ask: what must change, and who can do it?")} row=${(each) => html`<${ConditionRow} key=${each.id} desk=${desk} condition=${each} edit=${edit} ask=${ask} />`} />
  </div>`;
}

function AgreementsPart({ desk, step, edited, edit, ask }) {
  const items = ofList(desk.docs.all("agreement/"));
  const agreement = items.find(({ id }) => id === edited) || null;
  return html`<div class="agreed-tab__parts">
    <${AgreementForm} key=${agreement ? agreement.id : "new"} desk=${desk} step=${step} agreement=${agreement} done=${() => edit(null)} />
    <${List} items=${items} empty=${t("No agreements yet. Ask: who does what, and when?")} row=${(each) => html`<${AgreementRow} key=${each.id} desk=${desk} agreement=${each} edit=${edit} ask=${ask} />`} />
  </div>`;
}

function ParkedPart({ desk, ask }) {
  const conditions = desk.docs.all("condition/").filter(({ status }) => status === "parked");
  const agreements = desk.docs.all("agreement/").filter(({ status }) => status === "parked");
  return html`<div class="agreed-tab__parts agreed-tab__parts--one">
    <${List} items=${[...conditions, ...agreements]} empty=${t("Nothing is parked. What does not fit now can be kept here; it stands in the export.")}
      row=${(each) => ("what" in each ? html`<${AgreementRow} key=${`a${each.id}`} desk=${desk} agreement=${each} ask=${ask} />` : html`<${ConditionRow} key=${`c${each.id}`} desk=${desk} condition=${each} ask=${ask} />`)} />
  </div>`;
}

function List({ items, empty, row }) {
  if (items.length === 0) return html`<p class="soft">${empty}</p>`;
  return html`<ul class="agreed-tab__list">${items.map(row)}</ul>`;
}
