import { html } from "../../vendor/preact.js";
import { Dialog } from "./dialog.js";
import { useTool } from "./lending.js";

/** The list of keys, in a dialog. */
export function Help({ desk }) {
  const List = useTool("keys", desk.help.value);
  return html`<${Dialog} open=${Boolean(List)} left=${() => (desk.help.value = false)} name="keys">${List && html`<${List} desk=${desk} />`}<//>`;
}
