import { html } from "../../vendor/preact.js";
import { t } from "../language.js";
import { allowed } from "./actions.js";
import { Dialog } from "./dialog.js";
import { KEYS } from "./keys.js";

/** The list of keys. Each can be switched off, for who drives the desk by voice or brushes against keys. */
export function Help({ desk }) {
  return html`<${Dialog} open=${desk.help.value} left=${() => (desk.help.value = false)} name="keys">
    <form method="dialog" class="stack">
      <div class="dialog__head">
        <h2 id="keys">${t("Keys")}</h2>
        <button class="button primary" autofocus>${t("Close")}</button>
      </div>
      <p class="soft small">${t("Keys do nothing while you type. Without a tick a key is off.")}</p>
      <ul class="keys">${KEYS.filter((key) => allowed(desk, key.action)).map((key) => html`<${Key} key=${key.action} desk=${desk} entry=${key} />`)}</ul>
    </form>
  <//>`;
}

function Key({ desk, entry }) {
  const off = desk.keysOff.value;
  const isOn = !off.includes(entry.action);
  const flip = () => desk.switchKeys(isOn ? [...off, entry.action] : off.filter((action) => action !== entry.action));
  return html`<li><label class="keys__row">
    <input type="checkbox" checked=${isOn} onChange=${flip} />
    <span class="keys__print"><kbd>${entry.print()}</kbd>${entry.also && html` <kbd>${entry.also}</kbd>`}</span>
    <span>${entry.text()}</span>
  </label></li>`;
}
