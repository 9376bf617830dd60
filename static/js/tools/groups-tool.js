import { html, useState } from "../../vendor/preact.js";
import { t } from "../language.js";
import { Board } from "./board.js";
import { Dots } from "./dots.js";
import { Ground } from "./ground.js";
import { IdeaViews } from "./idea-views.js";
import { Sorter } from "./sorter.js";
import { current, loose, numbered, standing } from "./sorting.js";
import { Weigh } from "./weigh.js";

/** Sorting the ideas of a step while the room talks: one idea after the other on the left, the groups on the right. */
export function GroupsTool({ desk }) {
  const [chosen, setChosen] = useState(0);
  const steps = (desk.docs.get("show") || { steps: [] }).steps.filter((one) => one.kind === "ideas");
  const all = desk.docs.all("idea/");
  const step = steps.find(({ id }) => id === (desk.onAir.value || {}).id) || [...steps].reverse().find(({ id }) => all.some((idea) => idea.step === id)) || steps[0];
  if (!step) return html`<p class="soft">${t("There are no ideas in this run of show.")}</p>`;
  const ideas = standing(all, step.id);
  const groups = numbered((desk.docs.get("groups") || { groups: [] }).groups, step.id);
  const idea = current(ideas, chosen);
  return html`<div class="sorting">
    <header class="sorting__bar">
      <p class="sorting__sum"><strong>${step.title}</strong> <span class="soft">${sum(ideas)}</span></p>
      <${Dots} key=${step.id} desk=${desk} step=${step} groups=${groups} />
      <${Weigh} desk=${desk} step=${step} />
      <${IdeaViews} desk=${desk} step=${step} />
    </header>
    <${Ground} desk=${desk} step=${step} />
    <${Sorter} desk=${desk} ideas=${ideas} all=${all} groups=${groups} idea=${idea} choose=${setChosen} still=${isWorkedOut(desk, step)} />
    <${Board} desk=${desk} ideas=${ideas} all=${all} groups=${groups} step=${step} chosen=${idea && idea.id} choose=${setChosen} />
  </div>`;
}

/** Then who comes here comes for what is common, and not to sort. */
function isWorkedOut(desk, step) {
  return (desk.docs.get("ground") || {}).step === step.id;
}

function sum(ideas) {
  const left = loose(ideas).length;
  if (ideas.length === 0) return t("No ideas yet.");
  if (left === 0 && ideas.length === 1) return t("1 idea, in a group");
  return left === 0 ? t("{n} ideas, all in a group", { n: ideas.length }) : t("{n} of {m} ideas without a group", { n: left, m: ideas.length });
}
