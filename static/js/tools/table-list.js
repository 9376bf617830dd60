import { html } from "../../vendor/preact.js";
import { t } from "../language.js";
import { TablesDone } from "../parts/tables-done.js";
import { Plain } from "../desk/button.js";
import { mayDo } from "../desk/rights.js";

/** How far the tables are with the talk on air: each is a switch, for a table without a phone. */
export function TableList({ desk, step }) {
  const { tables = [] } = desk.docs.get("tables") || {};
  if (tables.length === 0 || !step.talk.tables) return null;
  const { done } = step.talk.tables;
  return html`<section class="tables" aria-label=${t("Tables")}>
    <h3><${TablesDone} talk=${step.talk} /></h3>
    <ul class="tables__list">
      ${tables.map((table) => html`<li key=${table.code}><${Table} desk=${desk} step=${step} table=${table} done=${done.includes(table.code)} /></li>`)}
    </ul>
    <p class="soft small">${t("✎ a phone writes for the table. Press a table that is done without a phone.")}</p>
  </section>`;
}

function Table({ desk, step, table, done }) {
  const mark = () => desk.do("table.mark", { step: step.id, table: table.code, done: !done });
  const name = [t("Table {table}", { table: table.code }), table.name, table.scribe && t("a phone writes"), done ? t("finished") : t("not done yet")];
  return html`<${Plain} look=${`tables__table ${done ? "tables__table--done" : ""}`} aria-pressed=${String(done)} aria-label=${name.filter(Boolean).join(", ")}
    disabled=${!mayDo(desk.audience, "table.mark")} onClick=${mark}>
    <span aria-hidden="true">${done ? "✓ " : ""}${table.code}${table.scribe ? " ✎" : ""}</span>
  <//>`;
}
