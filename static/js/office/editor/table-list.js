import { html, useState } from "../../../vendor/preact.js";
import { t } from "../../language.js";
import { Elsewhere, Fault, TextField } from "./fields.js";
import { Icon } from "./kinds.js";
import { RowButtons, RowSheet } from "./rows.js";
import { MOST, nextTable, numbered, USUAL } from "./tables.js";
import { useFocus } from "./text-list.js";

const PATH = "tables";

/** The tables of the evening, one a row: its code, what it talks about, its own video room. */
export function TableList({ sheet }) {
  const tables = sheet.value(PATH) || [];
  const wanted = useFocus(sheet, PATH);
  const change = (next, focus) => {
    wanted.current = focus;
    sheet.choose(PATH, next);
  };
  return html`<fieldset class="field list" disabled=${sheet.locked}>
    <legend class="label">${t("Tables or breakout rooms")}</legend>
    <p class="soft small">${t("The code stands on the card of a table, and is the name of its room in the video call. One phone may write for its table. What it is about and a video room of its own may stay empty.")}</p>
    ${tables.length === 0
      ? html`<${HowMany} sheet=${sheet} make=${(count) => change(numbered(count), "0-code")} />`
      : html`<ol class="list__rows">${tables.map((table, at) => html`<${Row} key=${at} sheet=${new RowSheet(sheet, PATH, tables, at)} change=${change} />`)}</ol>`}
    <${Fault} id=${`${sheet.id(PATH)}-fault`} text=${sheet.fault(PATH)} />
    <${Elsewhere} sheet=${sheet} path=${PATH} />
    ${tables.length > 0 && tables.length < MOST &&
    html`<div><button type="button" class="button" id=${sheet.id(`${PATH}-add`)} onClick=${() => change([...tables, nextTable(tables)], `${tables.length}-code`)}><${Icon} name="add" /> ${t("Add a table")}</button></div>`}
  </fieldset>
  <${TextField} sheet=${sheet} path="call" label=${t("Link of the video call")} hint=${t("People at home open it from their phone while they talk at tables.")} inputmode="url" />`;
}

function HowMany({ sheet, make }) {
  const [count, setCount] = useState(USUAL);
  return html`<div class="cluster">
    <label for=${sheet.id("how-many")}>${t("Number of tables")}</label>
    <input class="input how-many" id=${sheet.id("how-many")} type="number" min="1" max=${MOST} inputmode="numeric" value=${count} onInput=${({ currentTarget }) => setCount(Number(currentTarget.value))} />
    <button type="button" class="button" id=${sheet.id(`${PATH}-add`)} onClick=${() => make(count)}><${Icon} name="add" /> ${t("Make the tables")}</button>
  </div>`;
}

function Row({ sheet, change }) {
  const what = t("Table {table}", { table: sheet.value("code") || sheet.at + 1 });
  const name = (column) => (sheet.at === 0 ? column : `${column}: ${what}`); // a column has its heading in the first row
  return html`<li class="list__row table-row">
    <${TextField} sheet=${sheet} path="code" label=${name(t("Code"))} look="table-row__code" />
    <${TextField} sheet=${sheet} path="name" label=${name(t("About"))} />
    <${TextField} sheet=${sheet} path="link" label=${name(t("Video room"))} inputmode="url" />
    <${RowButtons} sheet=${sheet} what=${what} first="code" change=${change} />
  </li>`;
}
