import { html, useEffect, useRef, useState } from "../../vendor/preact.js";
import { t } from "../language.js";
import { Plain } from "../desk/button.js";
import { choices, doubles, ideasWord, neighbour, others, settled, suggestion } from "./sorting.js";

const SAME = "="; // typed first: what follows is of an idea that says the same

/**
 * The idea to sort, and the field that takes it to a group: a number, some letters of a name, or a new name. The field takes the focus and keeps it,
 * idea after idea.
 */
export function Sorter({ desk, ideas, all, groups, idea, choose }) {
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const field = useRef(null);
  useEffect(() => field.current && !isOnItsWay() && field.current.focus({ preventScroll: desk.may("dots.open") }), []); // who gives out dots is to see so above it
  const offered = idea && typed.startsWith(SAME) ? others(ideas, idea, typed.slice(1)) : choices(groups, typed);
  const active = Math.min(at, offered.length - 1);
  const suggested = suggestion(ideas, groups, idea);
  const begin = (text) => {
    setTyped(text);
    setAt(0);
  };
  const put = async (choice) => {
    if (!idea || !choice) return;
    const next = neighbour(ideas, idea.id, 1);
    begin("");
    choose(next ? next.id : 0);
    if (!(await desk.do(...commandOf(idea.id, choice)))) choose(idea.id);
    field.current.focus();
  };
  const type = (text) => {
    const group = settled(groups, text.trim());
    if (group) put({ group });
    else begin(text);
  };
  const go = (by) => {
    const next = idea && neighbour(ideas, idea.id, by);
    if (next) choose(next.id);
  };
  const press = (event) => {
    const deed = deeds({ typed, offered, active, suggested, put, go, begin, setAt, desk, idea })[event.key];
    if (!deed || event.ctrlKey || event.metaKey || event.altKey) return;
    if (deed() !== false) event.preventDefault();
  };
  return html`<section class="sorter" aria-label=${t("Sort")}>
    <${Card} idea=${idea} all=${all} ideas=${ideas} />
    <label class="sorter__field"><span>${t("Group: number, name or a new name")}</span>
      <input ref=${field} class="input" role="combobox" placeholder=${t("Group: number, name or a new name")} autocomplete="off" aria-expanded=${String(offered.length > 0)} aria-controls="sorter-choices" aria-autocomplete="list"
        aria-activedescendant=${offered.length > 0 && typed ? `sorter-choice-${active}` : undefined} maxlength="80" value=${typed} disabled=${!idea} onInput=${(event) => type(event.currentTarget.value)} onKeyDown=${press} />
    </label>
    <ul id="sorter-choices" class="sorter__choices" role="listbox" aria-label=${t("Groups")}>
      ${offered.map((choice, place) => html`<li key=${keyOf(choice)} id=${`sorter-choice-${place}`} class="sorter__choice" role="option" aria-selected=${String(Boolean(typed) && place === active)} onClick=${() => put(choice)}><${Choice} choice=${choice} suggested=${!typed && choice.group === suggested} /></li>`)}
    </ul>
    <p class="sorter__keys soft small">${t("Enter puts it there · = says the same as another idea · ← → another idea · ↑ ↓ choose · Delete hides it · Backspace takes the last one back · Esc leaves the field")}</p>
    <p class="sorter__buttons"><${Plain} onClick=${() => go(-1)}>${t("Previous")}<//> <${Plain} onClick=${() => go(1)}>${t("Later, the next one")}<//></p>
  </section>`;
}

function Doubles({ found }) {
  return found.length > 0 && html`<p class="sorter__doubles small"><b>${t("Press = when it says the same:")}</b> ${found.slice(0, 2).map(({ text }) => t("“{answer}”", { answer: text })).join(" · ")}</p>`;
}

function commandOf(id, { idea, group, name }) {
  if (idea) return ["idea.merge", { idea: id, into: idea.id }];
  return ["group.put", { ideas: [id], ...(group ? { group: group.id } : { name }) }];
}

function keyOf({ idea, group }) {
  return group ? group.id : idea ? idea.id : "new";
}

function Choice({ choice: { idea, group, name }, suggested }) {
  if (idea) return html`<kbd>${idea.id}</kbd> <span>${idea.text}</span>`;
  if (group) return html`<kbd>${group.number}</kbd> <span>${group.name}</span> ${suggested && html`<span class="badge">${t("Enter: suggested")}</span>`} <span class="soft small">${ideasWord(group.size)}</span>`;
  return html`<kbd>+</kbd> <span>${t("New group: {name}", { name })}</span>`;
}

/** Whether somebody goes from tab to tab with keys: whatever they pass must not take the focus. */
function isOnItsWay() {
  return document.activeElement.matches("[role=tab]:focus-visible");
}

/** What a key does in the field; one that gives false is the field's own. */
function deeds({ typed, offered, active, suggested, put, go, begin, setAt, desk, idea }) {
  const inEmpty = (deed) => () => (typed === "" ? deed() : false);
  return {
    Enter: () => put(typed.trim() ? offered[active] : suggested && { group: suggested }),
    ArrowDown: () => setAt(Math.min(active + 1, offered.length - 1)),
    ArrowUp: () => setAt(Math.max(active - 1, 0)),
    ArrowRight: inEmpty(() => go(1)),
    ArrowLeft: inEmpty(() => go(-1)),
    Backspace: inEmpty(() => void desk.undo()),
    Delete: inEmpty(() => void (idea && desk.do("idea.hide", { idea: idea.id }))),
    Escape: () => (typed ? begin("") : document.activeElement.blur()),
  };
}

function Card({ idea, all, ideas }) {
  if (!idea) return html`<div class="sorter__card sorter__card--done"><p>${ideas.length > 0 ? t("Every idea stands in a group.") : t("No ideas yet.")}</p></div>`;
  const under = all.filter((each) => each.under === idea.id);
  return html`<article class="sorter__card" aria-live="polite">
    <p class="soft small">${[t("Idea {n}", { n: idea.id }), idea.theme, idea.table && t("Table {table}", { table: idea.table })].filter(Boolean).join(" · ")}</p>
    <p class="sorter__text">${idea.text}</p>
    <${Doubles} found=${doubles(ideas, idea)} />
    ${under.length > 0 && html`<p class="soft small">${t("The same: {texts}", { texts: under.map(({ text }) => text).join(" · ") })}</p>`}
  </article>`;
}
