import { html } from "../../vendor/preact.js";
import { t } from "../language.js";
import { nextWaiting } from "../desk/inbox.js";
import { RedactDialog } from "./redact-dialog.js";

/** The selected idea's words, removed for good. */
export function IdeaRedact({ desk }) {
  const id = desk.redacting.value;
  const idea = id === null ? undefined : desk.docs.get(`idea/${id}`);
  const taken = idea && [...desk.docs.all("condition/"), ...desk.docs.all("agreement/")].some((each) => each.idea === id);
  const remove = (fields) => {
    desk.selectedIdea.value = nextWaiting(desk.ideasInView, id);
    desk.do("idea.redact", { idea: id, ...fields });
  };
  return html`<${RedactDialog} name="redact-idea" words=${idea ? idea.text : null} note=${taken && t("Conditions and agreements that were taken from it go too, but for conditions of other words that the room voted on.")}
    close=${() => (desk.redacting.value = null)} remove=${remove} />`;
}
