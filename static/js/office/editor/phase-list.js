import { html } from "../../../vendor/preact.js";
import { t } from "../../language.js";
import { Elsewhere, Fault, TextField } from "./fields.js";
import { Icon } from "./kinds.js";
import { moved, removed } from "./lists.js";
import { changed, minutesOfPhases } from "./phases.js";
import { RowButton, useFocus } from "./text-list.js";
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
      ${phases.map((phase, row) => html`<${Row} key=${row} sheet=${new PhaseSheet(sheet, phases, row)} editor=${editor} phases=${phases} row=${row} change=${change} />`)}
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

function Row({ sheet, editor, phases, row, change }) {
  const what = phases[row].title || t("Phase {n}", { n: row + 1 });
  const away = () => change(removed(phases, row), `${Math.max(0, row - 1)}-title`);
  const move = (by, button) => phases[row + by] && change(moved(phases, row, by), `${row + by}-${button}`);
  return html`<li class="list__row phase">
    <${TextField} sheet=${sheet} path="title" label=${t("Phase {n}", { n: row + 1 })} />
    <${TextField} sheet=${sheet} path="minutes" label=${t("Minutes")} parse=${parseNumber} format=${(value) => formatNumber(value, editor.boot.language)} inputmode="decimal" />
    <span class="list__buttons">
      <${RowButton} id=${sheet.id("up")} icon="up" label=${t("Up: {what}", { what })} able=${row > 0} onClick=${() => move(-1, "up")} />
      <${RowButton} id=${sheet.id("down")} icon="down" label=${t("Down: {what}", { what })} able=${row < phases.length - 1} onClick=${() => move(1, "down")} />
      <${RowButton} icon="remove" label=${t("Remove: {what}", { what })} able=${true} onClick=${away} />
    </span>
  </li>`;
}

/** Title and minutes of one phase; for drafts and server the phases are one field. */
class PhaseSheet {
  constructor(sheet, phases, row) {
    this.sheet = sheet;
    this.phases = phases;
    this.row = row;
    this.locked = sheet.locked;
    this.language = sheet.language;
  }

  value(name) {
    return this.phases[this.row][name];
  }

  type(name, value) {
    this.sheet.type(PATH, changed(this.phases, this.row, name, value));
  }

  leave() {
    this.sheet.leave();
  }

  fault(name) {
    return this.sheet.fault(`${PATH}[${this.row}].${name}`);
  }

  changedElsewhere() {
    return false; // said once, of the whole
  }

  id(name) {
    return this.sheet.id(`${PATH}-${this.row}-${name}`);
  }
}
