import { html, useState } from "../../../vendor/preact.js";
import { t } from "../../language.js";
import { same } from "./written.js";

/**
 * One field of a sheet. What is typed stays as it was typed while it means what the sheet says: only a change that came from elsewhere
 * redraws it.
 */
export function TextField({ sheet, path, label, hint, rows = 0, look = "", parse = asIs, format = asText, ...more }) {
  const [typed, setTyped] = useState(null);
  const value = sheet.value(path);
  const shown = typed !== null && same(parse(typed), value) ? typed : format(value);
  const type = ({ currentTarget }) => {
    setTyped(currentTarget.value);
    sheet.type(path, parse(currentTarget.value));
  };
  const leave = () => {
    setTyped(null);
    sheet.leave();
  };
  const given = { ...marks(sheet, path, hint), class: "input", value: shown, disabled: sheet.locked, lang: sheet.language, onInput: type, onBlur: leave, ...more };
  return html`<${Field} sheet=${sheet} path=${path} label=${label} hint=${hint} look=${look}>
    ${rows > 0 ? html`<textarea rows=${rows} ...${given}></textarea>` : html`<input type="text" autocomplete="off" ...${given} />`}
  <//>`;
}

export function SelectField({ sheet, path, label, hint, options, choose = (value) => sheet.choose(path, value) }) {
  return html`<${Field} sheet=${sheet} path=${path} label=${label} hint=${hint}>
    <select class="input" ...${marks(sheet, path, hint)} disabled=${sheet.locked} onChange=${({ currentTarget }) => choose(currentTarget.value)}>
      ${options.map(([value, words]) => html`<option key=${value} value=${value} selected=${sheet.value(path) === value}>${words}</option>`)}
    </select>
  <//>`;
}

export function CheckField({ sheet, path, label }) {
  return html`<div class="field">
    <label class=${`check ${sheet.value(path) ? "check--on" : ""}`}>
      <input type="checkbox" id=${sheet.id(path)} checked=${sheet.value(path)} disabled=${sheet.locked} onChange=${({ currentTarget }) => sheet.choose(path, currentTarget.checked)} />
      <span>${label}</span>
    </label>
    <${Elsewhere} sheet=${sheet} path=${path} />
  </div>`;
}

/** When answering or writing ends. */
export function CloseField({ sheet, path, label }) {
  return html`<${SelectField} sheet=${sheet} path=${path} label=${label} options=${[
    ["on_leave", t("when the next step comes")],
    ["by_hand", t("when the moderator closes it")],
  ]} />`;
}

function Field({ sheet, path, label, hint, look = "", children }) {
  return html`<div class=${`field ${look}`}>
    <label for=${sheet.id(path)}>${label}</label>
    ${hint && html`<p class="soft small" id=${`${sheet.id(path)}-hint`}>${hint}</p>`}
    ${children}
    <${Fault} id=${`${sheet.id(path)}-fault`} text=${sheet.fault(path)} />
    <${Elsewhere} sheet=${sheet} path=${path} />
  </div>`;
}

export function Fault({ id, text }) {
  return text ? html`<p class="fault small" id=${id}>${text}</p>` : null;
}

/** Somebody else changed this field too: which one is it to be? */
export function Elsewhere({ sheet, path }) {
  if (!sheet.changedElsewhere(path)) return null;
  return html`<div class="notice warn elsewhere" id=${`${sheet.id(path)}-elsewhere`}>
    <p>${t("This was changed elsewhere meanwhile, to:")} <b lang=${sheet.language}>${inWords(sheet.theirs(path))}</b></p>
    <div class="cluster">
      <button type="button" class="button" onClick=${() => sheet.keepMine(path)}>${t("Keep mine")}</button>
      <button type="button" class="button" onClick=${() => sheet.takeTheirs(path)}>${t("Take the other")}</button>
    </div>
  </div>`;
}

/** What ties an input to its hint and its fault. */
export function marks(sheet, path, hint, fault = sheet.fault(path)) {
  const id = sheet.id(path);
  const about = [hint && `${id}-hint`, fault && `${id}-fault`, sheet.changedElsewhere(path) && `${id}-elsewhere`].filter(Boolean).join(" ");
  return { id, "aria-invalid": fault ? "true" : undefined, "aria-describedby": about || undefined };
}

function inWords(value) {
  if (Array.isArray(value)) return value.map(inWords).join(" · ") || "–";
  if (typeof value === "boolean") return value ? t("on") : t("off");
  if (value && typeof value === "object") return [value.title || value.question, ...(value.options || [])].filter(Boolean).join(" · ");
  return value === null || value === undefined || value === "" ? t("nothing") : String(value);
}

function asIs(text) {
  return text;
}

function asText(value) {
  return value === null || value === undefined ? "" : String(value);
}
