import { html, useEffect, useState } from "../../vendor/preact.js";
import { t } from "../language.js";
import { nextWaiting } from "../desk/inbox.js";
import { RedactDialog } from "./redact-dialog.js";
import { REMOVED } from "./taking.js";

/** The selected idea's words, removed for good; with the name of its group, if somebody sees that it says the same in other words. */
export function IdeaRedact({ desk }) {
  const [named, setNamed] = useState(false);
  const id = desk.redacting.value;
  const idea = id === null ? undefined : desk.docs.get(`idea/${id}`);
  const group = idea && groupOf(desk, idea);
  const taken = idea && [...desk.docs.all("condition/"), ...desk.docs.all("agreement/")].some((each) => each.idea === id);
  useEffect(() => setNamed(false), [id]);
  const remove = async (fields) => {
    desk.selectedIdea.value = nextWaiting(desk.ideasInView, id);
    const done = await desk.do("idea.redact", { idea: id, ...fields });
    if (done && named && group) desk.do("group.redact", { group: group.id, ...fields });
  };
  return html`<${RedactDialog} name="redact-idea" words=${idea ? idea.text : null} note=${taken && t("Conditions and agreements that were taken from it go too, but for conditions of other words that the room voted on.")}
    close=${() => (desk.redacting.value = null)} remove=${remove}>
    ${group && html`<p class="small">${t("The name of its group goes too where it has words that no other idea has.")}</p>
      <label class=${`tick ${named ? "tick--on" : ""}`}><input type="checkbox" checked=${named} onChange=${() => setNamed(!named)} /><span>${t("In any case, the name “{name}” too", { name: group.name })}</span></label>`}
  <//>`;
}

/** The group in which it stands, by itself or under another, when it has a name that can go. */
function groupOf(desk, idea) {
  const found = (desk.docs.get("groups") || { groups: [] }).groups.find(({ id }) => id === idea.group);
  return found && found.name !== REMOVED ? found : undefined;
}
