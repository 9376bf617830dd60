import { html, useEffect, useRef, useState } from "../../vendor/preact.js";
import { t } from "../language.js";
import { start } from "../desk/actions.js";
import { Plain } from "../desk/button.js";
import { ideasNow } from "../desk/ideas-now.js";
import { plainOnes, waiting } from "../desk/inbox.js";
import { printOf } from "../desk/keys.js";
import { AskingTool } from "./asking-tool.js";
import { matching, ofStep, sorted, SORTS, StillList } from "./idea-list.js";
import { IdeaRow } from "./idea-row.js";
import { NowLine } from "./now-line.js";
import { Screening } from "./screening.js";
import { WritingTime } from "./writing-time.js";

/** Rows that are drawn at once: about as many as are seen. A thousand of them, each with its buttons, would stop the desk for seconds. */
const CHUNK = 8;

/** The ideas of one step: what waits first. While someone points at the list it keeps still. */
export function IdeasTool({ desk }) {
  const [sort, setSort] = useState("waiting");
  const [chosen, setChosen] = useState(null);
  const [held, setHeld] = useState(false);
  const [sought, setSought] = useState("");
  const still = useRef(new StillList()).current;
  const [reach, setReach] = useState({ about: "", rows: CHUNK });
  useEffect(() => followSelection(desk.selectedIdea.value), [desk.selectedIdea.value]);
  const steps = ideaSteps(desk);
  const step = steps.find((one) => one.id === chosen) || steps.find((one) => one.id === (desk.onAir.value || {}).id) || steps[steps.length - 1];
  if (!step) return html`<p class="soft">${t("There are no ideas in this run of show.")}</p>`;
  const ideas = matching(inOrder(desk, step, sort), sought);
  const about = `${step.id} ${sort} ${sought}`;
  const { order, fresh } = still.arrange(ideas.map((idea) => idea.id), held, about);
  const drawn = Math.max(reach.about === about ? reach.rows : CHUNK, order.indexOf(desk.selectedIdea.value) + CHUNK / 2);
  const byId = new Map(ideas.map((idea) => [idea.id, idea]));
  desk.ideasInView = order.map((id) => byId.get(id));
  const stop = byId.has(desk.selectedIdea.value) ? desk.selectedIdea.value : order[0];
  const plain = plainOnes(desk.ideasInView).length;
  const idle = ["nothing", "counted"].includes(ideasNow(desk));
  return html`<div class="inbox">
    <${NowLine} desk=${desk} step=${step}>
      <${WritingTime} desk=${desk} step=${step.id} />
      ${idle && desk.may("group.put") && html`<${Plain} look="small" onClick=${() => (desk.tab.value = "groups")}>${t("To groups and dots")}<//>`}
    <//>
    <div class="inbox__bar">
      ${steps.length > 1 && html`<${Choice} label=${t("Step")} value=${step.id} options=${steps.map((one) => [one.id, one.title])} onChange=${setChosen} />`}
      <${Choice} label=${t("Order")} value=${sort} options=${SORTS.map((name) => [name, sortName(name)])} onChange=${setSort} />
      <${Search} sought=${sought} seek=${setSought} />
      ${fresh > 0 ? html`<${Plain} look="inbox__fresh" onClick=${() => setHeld(false)}>${fresh === 1 ? t("1 new idea: put it in the list") : t("{n} new ideas: put them in the list", { n: fresh })}<//>` : html`<${Sum} ideas=${ideas} sought=${sought} />`}
      ${plain > 1 && html`<${Plain} aria-keyshortcuts=${printOf("approveAll")} onClick=${() => start(desk, "approveAll")}>${t("Approve all {n} …", { n: plain })}<kbd aria-hidden="true">${printOf("approveAll")}</kbd><//>`}
      <${Screening} desk=${desk} step=${step.id} />
    </div>
    <ul class="ideas" onPointerEnter=${() => setHeld(true)} onPointerLeave=${() => setHeld(false)}
      onFocusIn=${() => setHeld(true)} onFocusOut=${(event) => !event.currentTarget.contains(event.relatedTarget) && setHeld(false)} onKeyDown=${(event) => moveOn(event, desk)}>
      ${order.slice(0, drawn).map((id) => html`<${IdeaRow} key=${id} desk=${desk} id=${id} own=${step.own.ideas} stop=${id === stop} />`)}
    </ul>
    ${order.length > drawn && html`<${Further} key=${drawn} left=${order.length - drawn} onReach=${() => setReach({ about, rows: drawn + CHUNK })} />`}
    <${Dialogs} desk=${desk} />
  </div>`;
}

/** From the first time that one of them is wanted. */
function Dialogs({ desk }) {
  const wanted = useRef(false);
  if ([desk.editing, desk.redacting, desk.merging, desk.approving].some(({ value }) => value !== null)) wanted.current = true;
  return wanted.current ? html`<${AskingTool} desk=${desk} />` : null;
}

/** The end of what is drawn of a long list: who comes there gets more of it. */
function Further({ left, onReach }) {
  const end = useRef(null);
  useEffect(() => {
    const watcher = new IntersectionObserver((seen) => seen.some((entry) => entry.isIntersecting) && onReach());
    watcher.observe(end.current);
    return () => watcher.disconnect();
  }, []);
  return html`<p ref=${end}><${Plain} look="quiet small" onClick=${onReach}>${t("{n} further ideas", { n: left })}<//></p>`;
}

function inOrder(desk, step, sort) {
  const counts = sort === "support" ? (desk.docs.get("support") || {}).counts : {};
  return sorted(ofStep(desk.docs.all("idea/"), step.id), sort, step.own.ideas.themes, counts);
}

/** Escape empties the field, and leaves it when it is empty. */
function Search({ sought, seek }) {
  const leave = (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    if (sought) seek("");
    else event.currentTarget.blur();
  };
  return html`<label class="choose"><span>${t("Search")} <kbd aria-hidden="true">${printOf("search")}</kbd></span>
    <input class="input inbox__search" id="ideas-search" type="search" autocomplete="off" value=${sought} onInput=${(event) => seek(event.currentTarget.value)} onKeyDown=${leave} />
  </label>`;
}

function Sum({ ideas, sought }) {
  if (ideas.length === 0) return html`<span class="soft">${sought ? t("No idea has these letters.") : t("No ideas yet.")}</span>`;
  const facts = [ideas.length === 1 ? t("1 idea") : t("{n} ideas", { n: ideas.length }), waitingWords(waiting(ideas))];
  const early = ideas.some((idea) => idea.status === "waiting" && idea.phones);
  return html`<span class="soft small">${facts.join(" · ")}${early && html`<span class="inbox__early"> · ${t("phones show them already")}</span>`}</span>`;
}

function waitingWords(number) {
  return number === 1 ? t("1 waits for you") : t("{n} waiting for you", { n: number });
}

function Choice({ label, value, options, onChange }) {
  return html`<label class="choose"><span class="inbox__label">${label}</span>
    <select class="input" value=${value} onChange=${(event) => onChange(event.currentTarget.value)}>
      ${options.map(([name, title]) => html`<option key=${name} value=${name} selected=${name === value}>${title}</option>`)}
    </select></label>`;
}

function sortName(name) {
  return { waiting: t("Waiting first"), newest: t("Newest first"), theme: t("By theme"), support: t("Most support first") }[name];
}

function ideaSteps(desk) {
  return (desk.docs.get("show") || { steps: [] }).steps.filter((step) => step.kind === "ideas");
}

function moveOn(event, desk) {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by) return;
  event.preventDefault();
  const ids = desk.ideasInView.map((idea) => idea.id);
  desk.selectedIdea.value = ids[Math.min(ids.length - 1, Math.max(0, ids.indexOf(desk.selectedIdea.value) + by))];
}

// Keys work on the selected idea: when the focus was on one before, it goes along. Its row is drawn with more buttons then, and they are to be seen too.
function followSelection(id) {
  const row = document.getElementById(`idea-${id}`);
  if (row && document.activeElement.classList.contains("idea-row__choose")) row.focus();
  if (row) requestAnimationFrame(() => row.isConnected && row.closest(".idea-row").scrollIntoView({ block: "nearest" }));
}
