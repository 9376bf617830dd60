import { html, useLayoutEffect, useRef, useState } from "../../../vendor/preact.js";
import { t } from "../../language.js";
import { Elsewhere, Fault, marks } from "./fields.js";
import { Icon } from "./kinds.js";
import { added, moved, pasted, removed, replaced } from "./lists.js";
import { same } from "./written.js";

/**
 * A list of short texts, one a row: Enter makes the next row, Backspace takes an empty one away, Alt with an arrow moves it, and a list that is
 * pasted becomes rows. A row that is still blank counts for nothing, and stays here while it is written.
 */
export function TextList({ sheet, path, label, hint, rowName, add, most }) {
  const [typed, setTyped] = useState(null);
  const value = sheet.value(path) || [];
  const list = typed && same(typed, value) ? typed : value;
  const wanted = useFocus(sheet, path);
  const change = (next, focus = null) => {
    wanted.current = focus;
    setTyped(next);
    sheet.type(path, next);
  };
  const fault = sheet.fault(path, list);
  return html`<fieldset class="field list" aria-describedby=${marks(sheet, path, hint, fault)["aria-describedby"]} disabled=${sheet.locked}>
    <legend class="label">${label}</legend>
    ${hint && html`<p class="soft small" id=${`${sheet.id(path)}-hint`}>${hint}</p>`}
    <ol class="list__rows">
      ${list.map((text, row) => html`<${Row} key=${row} sheet=${sheet} path=${path} list=${list} row=${row} name=${rowName(row + 1)} change=${change} />`)}
    </ol>
    <${Fault} id=${`${sheet.id(path)}-fault`} text=${fault} />
    <${Elsewhere} sheet=${sheet} path=${path} />
    ${list.length < most &&
    html`<div><button type="button" class="button" id=${sheet.id(`${path}-add`)} onClick=${() => change([...list, ""], `${list.length}`)}><${Icon} name="add" /> ${add}</button></div>`}
  </fieldset>`;
}

function Row({ sheet, path, list, row, name, change }) {
  const id = `${path}-${row}`;
  const fault = sheet.fault(path, list, row);
  const what = list[row] || name;
  const away = () => change(removed(list, row), `${Math.max(0, row - 1)}`);
  const move = (by, part) => list[row + by] !== undefined && change(moved(list, row, by), `${row + by}${part}`);
  const keys = {
    Enter: () => change(added(list, row), `${row + 1}`),
    Backspace: list[row] === "" ? away : null,
    "Alt+ArrowUp": () => move(-1, ""),
    "Alt+ArrowDown": () => move(1, ""),
  };
  return html`<li class="list__row">
    <input type="text" class="input" autocomplete="off" lang=${sheet.language} aria-label=${name} ...${marks(sheet, id, "", fault)} value=${list[row]}
      onInput=${({ currentTarget }) => change(replaced(list, row, currentTarget.value))} onBlur=${() => sheet.leave()}
      onKeyDown=${(event) => pressed(event, keys)} onPaste=${(event) => paste(event, list, row, change)} />
    <span class="list__buttons">
      <${RowButton} id=${sheet.id(`${id}-up`)} icon="up" label=${t("Up: {what}", { what })} able=${row > 0} onClick=${() => move(-1, "-up")} />
      <${RowButton} id=${sheet.id(`${id}-down`)} icon="down" label=${t("Down: {what}", { what })} able=${row < list.length - 1} onClick=${() => move(1, "-down")} />
      <${RowButton} icon="remove" label=${t("Remove: {what}", { what })} able=${true} onClick=${away} />
    </span>
    <${Fault} id=${`${sheet.id(id)}-fault`} text=${fault} />
  </li>`;
}

export function RowButton({ id, icon, label, able, onClick }) {
  return html`<button type="button" class="button quiet square" id=${id} aria-label=${label} title=${label} aria-disabled=${able ? undefined : "true"} onClick=${onClick}><${Icon} name=${icon} /></button>`;
}

/** Carries out what a key stands for here. */
function pressed(event, keys) {
  const run = keys[(event.altKey ? "Alt+" : "") + event.key];
  if (!run || event.isComposing) return;
  event.preventDefault();
  run();
}

function paste(event, list, row, change) {
  const text = event.clipboardData.getData("text");
  if (!/\n\s*\S/.test(text)) return;
  event.preventDefault();
  const { list: next, last } = pasted(list, row, text);
  change(next, `${last}`);
}

/** What to be in once the list is drawn again: a row, or one of its buttons; where there is none left, the button that adds one. */
export function useFocus(sheet, path) {
  const wanted = useRef(null);
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    const found = document.getElementById(sheet.id(`${path}-${wanted.current}`)) || document.getElementById(sheet.id(`${path}-add`));
    wanted.current = null;
    if (found) found.focus();
  });
  return wanted;
}
