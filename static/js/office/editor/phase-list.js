import { html } from "../../../vendor/preact.js";
import { t } from "../../language.js";
import { Elsewhere, Fault, TextField } from "./fields.js";
import { Icon } from "./kinds.js";
import { minutesOfPhases } from "./phases.js";
import { RowButtons, RowSheet } from "./rows.js";
import { useFocus } from "./text-list.js";
import { formatNumber, parseNumber } from "./times.js";

const PATH = "talk.phases";
const MOST = 10;

/** The phases of a talk, one a row: what it is called, and for how long. */
export function PhaseList({ sheet, editor }) {
  const phases = sheet.value(PATH) || [];
  const wanted = useFocus(sheet, PATH);
  const change = (next, focus) => {
    wanted.current = focus;
    sheet.choose(PATH, next);
  };
  return html`<fieldset class="field list" disabled=${sheet.locked}>
    <legend class="label">${t("Phases")}</legend>
    <${Together} phases=${phases} language=${editor.boot.language} />
    <ol class="list__rows">
      ${phases.map((phase, row) => html`<${Row} key=${row} sheet=${new RowSheet(sheet, PATH, phases, row)} editor=${editor} change=${change} />`)}
    </ol>
    <${Fault} id=${`${sheet.id(PATH)}-fault`} text=${sheet.fault(PATH)} />
    <${Elsewhere} sheet=${sheet} path=${PATH} />
    ${phases.length < MOST &&
    html`<div><button type="button" class="button" id=${sheet.id(`${PATH}-add`)} onClick=${() => change([...phases, editor.samples.phase], `${phases.length}-title`)}><${Icon} name="add" /> ${t("Add a phase")}</button></div>`}
  </fieldset>`;
}

function Together({ phases, language }) {
  if (phases.length === 0) return html`<p class="soft small">${t("Without phases the talk has no clock of its own.")}</p>`;
  return html`<p class="soft small">${t("Together {n} min", { n: formatNumber(minutesOfPhases(phases), language) })}</p>`;
}

function Row({ sheet, editor, change }) {
  const row = sheet.at;
  const what = sheet.value("title") || t("Phase {n}", { n: row + 1 });
  return html`<li class="list__row phase">
    <${TextField} sheet=${sheet} path="title" label=${t("Phase {n}", { n: row + 1 })} />
    <${TextField} sheet=${sheet} path="minutes" label=${t("Minutes")} parse=${parseNumber} format=${(value) => formatNumber(value, editor.boot.language)} inputmode="decimal" />
    <${RowButtons} sheet=${sheet} what=${what} first="title" change=${change} />
  </li>`;
}
