import { html } from "../../vendor/preact.js";
import { IdeaApprove } from "./idea-approve.js";
import { IdeaEdit } from "./idea-edit.js";
import { IdeaMerge } from "./idea-merge.js";
import { IdeaRedact } from "./idea-redact.js";

/** What asks something about an idea before it is done. */
export function AskingTool({ desk }) {
  return html`<${IdeaEdit} desk=${desk} /><${IdeaMerge} desk=${desk} /><${IdeaRedact} desk=${desk} /><${IdeaApprove} desk=${desk} />`;
}
