import { html } from "../../vendor/preact.js";
import { t } from "../language.js";
import { agreementsStep } from "../desk/agreed.js";
import { Plain } from "../desk/button.js";

/** What a form of something new begins with; `idea` or `group` says what it is taken from, and `named` that it began with the words of that. */
export const NEW = {
  conditions: { text: "", level: null, idea: null, group: null },
  agreements: { what: "", who: "", when: "", first_step: "", level: null, idea: null, group: null },
};
export const REMOVED = "[…]"; // the name of a group whose name was removed for good, as the server writes it
const LONGEST = 200; // characters of a condition, and of what an agreement is about

/** Under which name a form keeps what is typed in it. */
export function draftOf(fields) {
  return `agreed/${Object.keys(fields).join(" ")}/${fields.text || fields.what || ""}`;
}

/** Buttons that make a condition or an agreement of an idea or a group (`from`): its form opens with these words. */
export function Taking({ desk, from, text }) {
  const isOver = !["preparing", "open"].includes((desk.docs.get("meetup") || {}).state);
  if (isOver || !desk.may("agreement.add") || !agreementsStep(desk)) return null;
  return html`<span class="taking">
    <${Plain} look="small" aria-label=${t("As a condition: {text}", { text })} onClick=${() => take(desk, "conditions", from, text)}>${t("As a condition")}<//>
    <${Plain} look="small" aria-label=${t("As an agreement: {text}", { text })} onClick=${() => take(desk, "agreements", from, text)}>${t("As an agreement")}<//>
  </span>`;
}

/** What somebody is writing there is not written over. */
export function take(desk, list, from, text) {
  const key = draftOf(NEW[list]);
  const typed = desk.drafts.get(key);
  const busy = Boolean(typed && (typed.text || typed.what));
  if (busy) desk.tell({ kind: "error", text: t("Something is being written down here already. Put it on the list, or empty it first.") });
  else desk.drafts.set(key, { ...NEW[list], ...from, ...(text === REMOVED ? {} : { [list === "conditions" ? "text" : "what"]: text.slice(0, LONGEST), named: true }) });
  desk.agreedShown.value = list;
  desk.writeDown();
}

/** Whether what is typed was taken from words that are gone by now: they must not be stored anew. */
export function isGone(desk, { idea, group, named }) {
  if (idea) return ["redacted", "withdrawn"].includes((desk.docs.get(`idea/${idea}`) || {}).status);
  return Boolean(group && named) && (groupOf(desk, group) || {}).name === REMOVED;
}

/** What something was taken from, in words, and how it stands with that; nothing when it was called out. */
export function sourceWords(desk, { idea, group }) {
  const now = { hidden: t("that idea is hidden now"), withdrawn: t("its author took that idea back") }[(desk.docs.get(`idea/${idea}`) || {}).status];
  if (idea) return [t("From idea {n}", { n: idea }), now].filter(Boolean).join(": ");
  const found = group && (groupOf(desk, group) || {}).name;
  return found ? t("From the group {name}", { name: found }) : group ? t("From a group") : "";
}

function groupOf(desk, group) {
  return (desk.docs.get("groups") || { groups: [] }).groups.find(({ id }) => id === group);
}
