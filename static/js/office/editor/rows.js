import { html } from "../../../vendor/preact.js";
import { t } from "../../language.js";
import { moved, removed, replaced } from "./lists.js";
import { RowButton } from "./text-list.js";

/** One row of a list of objects, as the fields of a form see it; for drafts and server the list is one field. */
export class RowSheet {
  constructor(sheet, path, rows, at) {
    this.sheet = sheet;
    this.path = path;
    this.rows = rows;
    this.at = at;
    this.locked = sheet.locked;
    this.language = sheet.language;
  }

  value(name) {
    return this.rows[this.at][name];
  }

  type(name, value) {
    this.sheet.type(this.path, replaced(this.rows, this.at, { ...this.rows[this.at], [name]: value }));
  }

  leave() {
    this.sheet.leave();
  }

  fault(name) {
    return this.sheet.fault(`${this.path}[${this.at}].${name}`);
  }

  changedElsewhere() {
    return false; // said once, of the whole
  }

  id(name) {
    return this.sheet.id(`${this.path}-${this.at}-${name}`);
  }
}

/** Up, down and away. `first` is the field that has the focus in the row above when this one is gone. */
export function RowButtons({ sheet, what, first, change }) {
  const { rows, at } = sheet;
  const away = () => change(removed(rows, at), `${Math.max(0, at - 1)}-${first}`);
  const move = (by, button) => rows[at + by] && change(moved(rows, at, by), `${at + by}-${button}`);
  return html`<span class="list__buttons">
    <${RowButton} id=${sheet.id("up")} icon="up" label=${t("Up: {what}", { what })} able=${at > 0} onClick=${() => move(-1, "up")} />
    <${RowButton} id=${sheet.id("down")} icon="down" label=${t("Down: {what}", { what })} able=${at < rows.length - 1} onClick=${() => move(1, "down")} />
    <${RowButton} icon="remove" label=${t("Remove: {what}", { what })} able=${true} onClick=${away} />
  </span>`;
}
