import { effect, html, untracked, useLayoutEffect, useRef } from "../../vendor/preact.js";
import { t } from "../language.js";
import { offered } from "./agreed.js";
import { Action } from "./button.js";
import { waiting } from "./inbox.js";
import { toolNamed } from "./lending.js";
import { PollTab } from "./tab-poll.js";

const TABS = [
  { name: "poll", verb: "round.open", title: () => t("Voting"), Body: PollTab },
  { name: "ideas", verb: "idea.show", title: (desk) => html`${t("Ideas")} <${Fresh} desk=${desk} />`, Body: toolNamed("ideas") },
  { name: "groups", verb: "group.put", title: () => t("Groups and dots"), Body: toolNamed("groups") },
  { name: "fragment", verb: "fragment.play", title: () => t("Fragment"), Body: toolNamed("fragment") },
  { name: "talk", verb: "talk.phase", title: () => t("Talk"), Body: toolNamed("talk") },
  { name: "agreements", verb: "condition.add", title: (desk) => html`${t("Agreements")} <${Offered} desk=${desk} />`, Body: toolNamed("agreements") },
  { name: "clock", verb: "clock.start", title: () => t("Clock"), Body: toolNamed("clock") },
  { name: "room", verb: "clock.start", title: () => t("Room"), Body: toolNamed("room") },
  { name: "log", verb: "clock.start", title: () => t("Log"), Body: toolNamed("log") },
];

/** The tools below, one at a time. */
export function Tabs({ desk }) {
  const tabs = TABS.filter((tab) => desk.may(tab.verb));
  const open = tabs.find((tab) => tab.name === desk.tab.value) || tabs[0];
  const tool = useRef(null);
  useLayoutEffect(() => void (tool.current.scrollTop = 0), [open.name]); // before what is opened takes the focus
  return html`<section class="tools" aria-label=${t("Tools")}>
    <div class="tools__head"><div class="tabs" role="tablist" aria-label=${t("Tools")} onKeyDown=${(event) => moveOn(event, desk, tabs, open)}>
      ${tabs.map((tab) => html`<button key=${tab.name} type="button" role="tab" id=${`tab-${tab.name}`} class="tab" aria-controls="tool"
        aria-selected=${String(tab === open)} tabindex=${tab === open ? 0 : -1} onClick=${() => (desk.tab.value = tab.name)}>${tab.title(desk)}</button>`)}
    </div><${Action} desk=${desk} name="roomy" look="quiet brief brief--roomy" /></div>
    <div id="tool" ref=${tool} class="tool" role="tabpanel" aria-labelledby=${`tab-${open.name}`} tabindex="0"><${open.Body} key=${open.name} desk=${desk} /></div>
  </section>`;
}

/** When another kind of step comes on air its tool comes forward, with what the screen shows; an operator keeps the tool they work with, and who sorts ideas goes on. */
export function followTheAir(desk) {
  let before = null;
  effect(() => {
    const step = desk.onAir.value;
    const changed = step && step.id !== before;
    before = step ? step.id : null;
    untracked(() => {
      if (changed) desk.agreedShown.value = null;
      const sorts = changed && step.kind === "ideas" && desk.tab.value === "groups";
      if (changed && !sorts && desk.audience === "desk" && TABS.some((tab) => tab.name === step.kind)) desk.tab.value = step.kind;
    });
  });
}

function Fresh({ desk }) {
  const n = waiting(desk.docs.all("idea/"));
  return n > 0 ? html`<span class="tab__count">${t("{n} new", { n })}</span>` : null;
}

function Offered({ desk }) {
  const n = offered(desk).length;
  return n > 0 ? html`<span class="tab__count">${t("{n} new", { n })}</span>` : null;
}

function moveOn(event, desk, tabs, open) {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!by) return;
  event.preventDefault();
  const next = tabs[(tabs.indexOf(open) + by + tabs.length) % tabs.length];
  desk.tab.value = next.name;
  document.getElementById(`tab-${next.name}`).focus();
}
