import { html, useState } from "../../vendor/preact.js";
import { t } from "../language.js";
import { Plain } from "../desk/button.js";
import { Board } from "./board.js";
import { Dots } from "./dots.js";
import { Ground, hasGround, groundOf } from "./ground.js";
import { IdeaViews } from "./idea-views.js";
import { NowLine } from "./now-line.js";
import { Sorter } from "./sorter.js";
import { current, loose, numbered, standing } from "./sorting.js";
import { Weigh } from "./weigh.js";

/** Sorting the ideas of a step while the room talks, one idea after the other on the left, the groups on the right; or what is common to all. Each has all the room. */
export function GroupsTool({ desk }) {
  const [chosen, setChosen] = useState(0);
  const [part, setPart] = useState(desk.drafts.get(PART));
  const steps = (desk.docs.get("show") || { steps: [] }).steps.filter((one) => one.kind === "ideas");
  const all = desk.docs.all("idea/");
  const step = steps.find(({ id }) => id === (desk.onAir.value || {}).id) || [...steps].reverse().find(({ id }) => all.some((idea) => idea.step === id)) || steps[0];
  if (!step) return html`<p class="soft">${t("There are no ideas in this run of show.")}</p>`;
  const ideas = standing(all, step.id);
  const groups = numbered((desk.docs.get("groups") || { groups: [] }).groups, step.id);
  const idea = current(ideas, chosen);
  const told = groundOf(desk, step);
  const shown = hasGround(desk, step) ? part || (told ? "ground" : "sort") : "sort"; // who comes here when it is worked out comes for what is common
  const look = (name) => {
    desk.drafts.set(PART, name);
    setPart(name);
  };
  return html`<div class="sorting">
    <header class="sorting__bar">
      <${NowLine} desk=${desk} step=${step}><${Dots} key=${step.id} desk=${desk} step=${step} groups=${groups} /><${Weigh} desk=${desk} step=${step} /><//>
      <div class="sorting__parts">
        ${hasGround(desk, step)
          ? html`<div class="cluster" role="group" aria-label=${t("What you look at")}>
              <${Plain} look="small" aria-pressed=${String(shown === "sort")} onClick=${() => look("sort")}>${t("Sort")} <span class="sorting__sum">${sum(ideas)}</span><//>
              <${Plain} look="small" aria-pressed=${String(shown === "ground")} onClick=${() => look("ground")}>${t("Common ground and divided")}<//>
            </div>`
          : html`<p class="sorting__sum">${sum(ideas)}</p>`}
        <${IdeaViews} desk=${desk} step=${step} />
      </div>
    </header>
    ${shown === "ground"
      ? html`<${Ground} desk=${desk} step=${step} />`
      : html`<${Sorter} desk=${desk} ideas=${ideas} all=${all} groups=${groups} idea=${idea} choose=${setChosen} />
        <${Board} desk=${desk} ideas=${ideas} all=${all} groups=${groups} step=${step} chosen=${idea && idea.id} choose=${setChosen} />`}
  </div>`;
}

const PART = "groups/part"; // what one looked at stays while another tab is

function sum(ideas) {
  const left = loose(ideas).length;
  if (ideas.length === 0) return t("No ideas yet.");
  if (left === 0 && ideas.length === 1) return t("1 idea, in a group");
  return left === 0 ? t("{n} ideas, all in a group", { n: ideas.length }) : t("{n} of {m} ideas without a group", { n: left, m: ideas.length });
}
