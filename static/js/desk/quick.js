import { html } from "../../vendor/preact.js";
import { Dialog } from "./dialog.js";
import { useTool } from "./lending.js";

/** A question that nobody prepared, in two keys: Q, and its number. */
export function Quick({ desk }) {
  const Questions = useTool("quick", desk.quickOpen.value);
  return html`<${Dialog} open=${Boolean(Questions)} left=${() => (desk.quickOpen.value = false)} name="quick">${Questions && html`<${Questions} desk=${desk} />`}<//>`;
}
