import { html } from "../../vendor/preact.js";
import { Dialog } from "./dialog.js";
import { useTool } from "./lending.js";

/** What is asked before the evening ends; what waits stands in it. */
export function Ending({ desk }) {
  const Asked = useTool("ending", desk.ending.value);
  const close = () => (desk.ending.value = false);
  return html`<${Dialog} open=${Boolean(Asked)} left=${close} name="ending">${Asked && html`<${Asked} desk=${desk} close=${close} />`}<//>`;
}
