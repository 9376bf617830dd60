import { html, useState } from "../../vendor/preact.js";
import { t } from "../language.js";
import { Plain } from "../desk/button.js";
import { AgreedRedact } from "./agreed-redact.js";
import { REMOVED, Taking } from "./taking.js";
import { DotCount } from "./dots.js";
import { ideasWord, loose } from "./sorting.js";
import { Suggestions } from "./suggestions.js";

/** Every group with its ideas. An idea is dragged to another group, or onto an idea that says the same; a click chooses it, and the field moves it. */
export function Board({ desk, ideas, all, groups, step, chosen, choose }) {
  const [asked, ask] = useState(null);
  const free = loose(ideas);
  const ofGroup = (group) => ideas.filter((idea) => idea.group === group.id);
  const given = { desk, all, chosen, choose, ask };
  return html`<section class="board" aria-label=${t("Groups")}>
    <${Suggestions} desk=${desk} step=${step} ideas=${ideas} free=${free} />
    ${groups.map((group) => html`<${Group} key=${group.id} ...${given} group=${group} ideas=${ofGroup(group)} />`)}
    ${free.length > 0 && html`<${Group} key="loose" ...${given} group=${null} ideas=${free} />`}
    <${AgreedRedact} desk=${desk} asked=${asked} close=${() => ask(null)} />
  </section>`;
}

function Group({ desk, group, ideas, all, chosen, choose, ask }) {
  const [over, setOver] = useState(false);
  const drop = (event) => {
    const idea = dropped(event);
    setOver(false);
    if (idea && group) desk.do("group.put", { ideas: [idea], group: group.id });
    else if (idea) desk.do("idea.ungroup", { idea });
  };
  return html`<article class=${`board__group ${over ? "board__group--over" : ""} ${group ? "" : "board__group--loose"}`}
    onDragOver=${(event) => event.preventDefault() || setOver(true)} onDragLeave=${() => setOver(false)} onDrop=${drop}>
    ${group ? html`<${Name} desk=${desk} group=${group} />` : html`<h3 class="board__name">${t("Without a group")} <span class="soft small">${ideasWord(ideas.length)}</span></h3>`}
    ${group && group.kept && html`<${Kept} desk=${desk} group=${group} />`}
    <ul class="board__ideas">${ideas.map((idea) => html`<${Idea} key=${idea.id} desk=${desk} idea=${idea} all=${all} chosen=${chosen === idea.id} choose=${choose} />`)}</ul>
    ${group && html`<div class="board__deeds"><${Taking} desk=${desk} from=${{ group: group.id }} text=${group.name} />${group.name !== REMOVED && html`<${Plain} look="small" aria-label=${t("Remove the name {name} for good", { name: group.name })} onClick=${() => ask({ verb: "group.redact", fields: { group: group.id }, words: group.name })}>${t("Remove the name …")}<//>`}</div>`}
  </article>`;
}

/** The room reads no words of an idea that it does not see; a name with such words the desk may give once more. */
function Kept({ desk, group }) {
  return html`<p class="notice warn small board__kept"><span>${t("The room does not read this name: it has words of an idea that is not shown.")}</span>
    <${Plain} look="small" onClick=${() => desk.do("group.name", { group: group.id, name: group.name })}>${t("Show it all the same")}<//></p>`;
}

/** The name is a button that becomes a field. */
function Name({ desk, group }) {
  const [name, setName] = useState(null);
  const save = () => {
    setName(null);
    if (name && name.trim() && name.trim() !== group.name) desk.do("group.name", { group: group.id, name: name.trim() });
  };
  const press = (event) => {
    if (event.key === "Enter") save();
    if (event.key === "Escape") setName(null);
  };
  if (name !== null) return html`<input class="input board__rename" ref=${(node) => node && node !== document.activeElement && node.focus()} aria-label=${t("Name of the group")} maxlength="80" value=${name} onInput=${(event) => setName(event.currentTarget.value)} onKeyDown=${press} onBlur=${save} />`;
  return html`<h3 class="board__name"><kbd>${group.number}</kbd> <button type="button" class="board__title" title=${t("Name the group")} onClick=${() => setName(group.name === REMOVED ? "" : group.name)}>${group.name}</button> <${DotCount} desk=${desk} target=${group.id} /> <span class="soft small">${ideasWord(group.size)}</span></h3>`;
}

function Idea({ desk, idea, all, chosen, choose }) {
  const [over, setOver] = useState(false);
  const under = all.filter((each) => each.under === idea.id);
  const drop = (event) => {
    const other = dropped(event);
    setOver(false);
    if (!other || other === idea.id) return;
    event.stopPropagation(); // not to the group as well
    desk.do("idea.merge", { idea: other, into: idea.id });
  };
  return html`<li class=${`board__idea ${chosen ? "board__idea--chosen" : ""} ${over ? "board__idea--over" : ""}`} draggable="true" onDragStart=${(event) => event.dataTransfer.setData(KIND, `${idea.id}`)}
    onDragOver=${(event) => event.preventDefault() || setOver(true)} onDragLeave=${() => setOver(false)} onDrop=${drop}>
    <button type="button" class="board__choose" aria-pressed=${String(chosen)} onClick=${() => choose(idea.id)}>${idea.text} <${DotCount} desk=${desk} target=${idea.id} /></button>
    ${idea.group && html`<${Plain} look="quiet small" aria-label=${t("Take out: {text}", { text: idea.text })} onClick=${() => desk.do("idea.ungroup", { idea: idea.id })}>✕<//>`}
    ${under.length > 0 && html`<ul class="board__under">${under.map((each) => html`<li key=${each.id}><span>${each.text}</span> <${Plain} look="quiet small" aria-label=${t("Take out: {text}", { text: each.text })} onClick=${() => desk.do("idea.ungroup", { idea: each.id })}>✕<//></li>`)}</ul>`}
  </li>`;
}

const KIND = "application/x-idea";

/** The number of the idea that was let go here, or 0. */
function dropped(event) {
  event.preventDefault();
  return Number(event.dataTransfer.getData(KIND)) || 0;
}
