import { html } from "../../vendor/preact.js";
import { Dialog } from "../desk/dialog.js";
import { WritingTool } from "./writing-tool.js";

/**
 * Writing a step while the evening runs. `desk.writing` says which: `{ step, edit }` or `{ kind, before }` for a new one; nothing while it is closed.
 * What was typed when it is closed by Escape is there when it is opened again; Cancel throws it away.
 */
export function StepDialog({ desk }) {
  const writing = desk.writing.value;
  return html`<${Dialog} open=${Boolean(writing)} left=${() => (desk.writing.value = null)} look="dialog--wide" name="writing">
    ${writing && html`<${WritingTool} key=${writing.edit || "new"} desk=${desk} writing=${writing} />`}
  <//>`;
}
