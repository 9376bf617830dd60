import { html, useEffect, useRef, useState } from "../../vendor/preact.js";
import { t } from "../language.js";
import { Plain } from "../desk/button.js";
import { draftOf, isGone, NEW, sourceWords } from "./taking.js";

const MOST_IDEAS = 20;

/** Writing down a condition that the room calls out, taking one from an idea, or changing the words of one. Enter sends; what was typed stays until it was taken. */
export function ConditionForm({ desk, step, condition, done }) {
  const [typed, type, forget] = useTyped(desk, condition ? { text: condition.text, level: condition.level } : NEW.conditions);
  const levels = step.agreements.levels;
  const leave = () => done(forget());
  const send = async () => {
    const fields = { text: typed.text, level: levels.includes(typed.level) ? typed.level : levels[0] };
    if (condition) return (await desk.do("condition.edit", { condition: condition.id, ...fields })) && leave();
    const taken = await desk.do("condition.add", { ...fields, ...sourceOf(typed), step: step.id });
    return taken && type({ ...NEW.conditions, level: fields.level });
  };
  return html`<${Form} desk=${desk} typed=${typed} type=${type} title=${condition ? t("Change a condition") : t("Write down a condition")} send=${send} cancel=${condition && leave} edits=${Boolean(condition)}>
    ${(id) => html`
      <${Line} id=${id} label=${t("What must change?")} value=${typed.text} most=${200} rows=${2} look="agreed-form__wide" change=${(text) => type({ ...typed, text })} send=${send} />
      ${!condition && html`<${FromIdea} desk=${desk} take=${(idea) => type({ ...typed, text: idea.text.slice(0, 200), idea: idea.id, group: null })} />`}
      <div class="field"><label for="agreed-level">${t("Who can do it?")}</label>
        <select id="agreed-level" class="input" onChange=${({ currentTarget }) => type({ ...typed, level: currentTarget.value })}>${levels.map((level) => html`<option key=${level} value=${level} selected=${level === typed.level}>${level}</option>`)}</select></div>
    `}
  <//>`;
}

/** The ideas that the room saw, the ones with the most support first. */
function FromIdea({ desk, take }) {
  const agreed = (desk.docs.get("support") || { counts: {} }).counts;
  const ideas = desk.docs.all("idea/").filter(({ status }) => status === "shown");
  const support = ({ id }) => (agreed[id] || {}).agree || 0;
  const best = [...ideas].sort((a, b) => support(b) - support(a) || b.id - a.id).slice(0, MOST_IDEAS);
  if (best.length === 0) return null;
  const choose = ({ currentTarget }) => {
    const idea = best.find(({ id }) => String(id) === currentTarget.value);
    if (idea) take(idea);
    currentTarget.value = "";
  };
  return html`<div class="field"><label for="agreed-idea">${t("Take the words of an idea")}</label>
    <select id="agreed-idea" class="input" onChange=${choose}><option value="">${t("Choose an idea")}</option>${best.map(({ id, text }) => html`<option key=${id} value=${id}>${text}</option>`)}</select></div>`;
}

/** An agreement: the desk writes roles and organisations, never a name. */
export function AgreementForm({ desk, step, agreement, done }) {
  const { idea, group, ...empty } = NEW.agreements;
  const [typed, type, forget] = useTyped(desk, agreement ? only(empty, agreement) : NEW.agreements);
  const { levels } = step.agreements;
  const set = (name) => (value) => type({ ...typed, [name]: value });
  const roles = (desk.docs.get("meetup") || { roles: [] }).roles;
  const leave = () => done(forget());
  const send = async () => {
    const deal = { ...only(empty, typed), level: levels.includes(typed.level) ? typed.level : null };
    if (agreement) return (await desk.do("agreement.edit", { agreement: agreement.id, changes: deal })) && leave();
    return (await desk.do("agreement.add", { deal, ...sourceOf(typed), step: step.id })) && type(NEW.agreements);
  };
  return html`<${Form} desk=${desk} typed=${typed} type=${type} title=${agreement ? t("Change an agreement") : t("Write down an agreement")} send=${send} cancel=${agreement && leave} edits=${Boolean(agreement)}>
    ${(id) => html`
      <${Line} id=${id} label=${t("What will be done?")} value=${typed.what} most=${200} rows=${2} look="agreed-form__wide" change=${set("what")} send=${send} />
      <${Line} id="agreed-who" label=${t("Who? No names")} value=${typed.who} most=${80} list="agreed-roles" change=${set("who")} send=${send} />
      <datalist id="agreed-roles">${roles.map((role) => html`<option key=${role} value=${role}></option>`)}</datalist>
      <${Line} id="agreed-when" label=${t("When?")} value=${typed.when} most=${60} change=${set("when")} send=${send} />
      <${Line} id="agreed-step" label=${t("First step")} value=${typed.first_step} most=${140} change=${set("first_step")} send=${send} />
      <div class="field"><label for="agreed-level">${t("Can act")}</label>
        <select id="agreed-level" class="input" onChange=${({ currentTarget }) => set("level")(currentTarget.value || null)}><option value="">–</option>${levels.map((level) => html`<option key=${level} value=${level} selected=${level === typed.level}>${level}</option>`)}</select></div>
    `}
  <//>`;
}

/** What the words were taken from goes along with them, unless the desk says that they have nothing to do with it any more. */
function Source({ desk, typed, type }) {
  const words = sourceWords(desk, typed);
  if (!words) return null;
  return html`<p class="agreed-form__source soft small"><span>${words}</span> <${Plain} look="small quiet" onClick=${() => type({ ...typed, idea: null, group: null })}>${t("Without its source")}<//></p>`;
}

function sourceOf({ idea, group }) {
  return idea ? { idea } : group ? { group } : {};
}

function Form({ desk, title, typed, type, send, cancel, edits, children }) {
  const form = useRef(null);
  const submit = async (event) => {
    event.preventDefault();
    await send();
    if (form.current) form.current.querySelector(".input").focus();
  };
  useEffect(() => void (edits && form.current.querySelector(".input").focus()), []);
  return html`<form ref=${form} class="agreed-form" aria-label=${title} onSubmit=${submit} onKeyDown=${leaveByEscape}>
    <div class="agreed-form__fields">${children("agreed-first")}</div>
    <div class="cluster agreed-form__foot">
      <button class="button primary">${edits ? t("Save") : t("Put on the list")}</button>
      <${Source} desk=${desk} typed=${typed} type=${type} />
      ${cancel && html`<${Plain} onClick=${cancel}>${t("Cancel")}<//>`}
    </div>
  </form>`;
}

/** Out of the fields, so that the keys of the desk work again. */
export function leaveByEscape(event) {
  if (event.key !== "Escape") return;
  event.preventDefault();
  event.target.blur();
}

/** Enter sends, also in a field of more lines. */
export function Line({ id, label, value, most, rows = 1, look = "", list, change, send }) {
  const given = { id, class: "input", maxlength: most, value, list, autocomplete: "off", onInput: ({ currentTarget }) => change(currentTarget.value) };
  const onKeyDown = (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  };
  return html`<div class=${`field ${look}`}><label for=${id}>${label}</label>${rows > 1 ? html`<textarea rows=${rows} ...${given} onKeyDown=${onKeyDown}></textarea>` : html`<input type="text" ...${given} />`}</div>`;
}

/** What is typed stays while another tab is looked at; what was taken from words that are gone by now goes with them. */
function useTyped(desk, first) {
  const key = draftOf(first);
  const [typed, setTyped] = useState(() => desk.drafts.get(key) || first);
  const type = (now) => {
    desk.drafts.set(key, now);
    setTyped(now);
  };
  const gone = isGone(desk, typed);
  useEffect(() => void (gone && type(first)), [gone]);
  return [typed, type, () => desk.drafts.delete(key)];
}

function only(names, given) {
  return Object.fromEntries(Object.keys(names).map((name) => [name, given[name]]));
}
