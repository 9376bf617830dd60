import { html } from "../../vendor/preact.js";
import { Dialog } from "./dialog.js";
import { toolNamed } from "./lending.js";

const List = toolNamed("keys");

/** The list of keys, in a dialog. */
export function Help({ desk }) {
  return html`<${Dialog} open=${desk.help.value} left=${() => (desk.help.value = false)} name="keys">
    ${desk.help.value && html`<${List} desk=${desk} />`}
  <//>`;
}
