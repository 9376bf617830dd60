import { html } from "../../vendor/preact.js";
import { Dialog } from "./dialog.js";
import { toolNamed } from "./lending.js";

const Questions = toolNamed("quick");

/** A question that nobody prepared, in two keys: Q, and its number. */
export function Quick({ desk }) {
  const open = desk.quickOpen.value;
  return html`<${Dialog} open=${open} left=${() => (desk.quickOpen.value = false)} name="quick">${open && html`<${Questions} desk=${desk} />`}<//>`;
}
