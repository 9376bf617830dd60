import { html } from "../../vendor/preact.js";
import { t } from "../language.js";
import { Support } from "../parts/idea.js";
import { askedOf, nothingFound } from "../parts/ranking.js";
import { Plain } from "../desk/button.js";

/** What is told of a step, once it was worked out. */
export function groundOf(desk, step) {
  const told = desk.docs.get("ground");
  return told && told.step === step.id ? told : null;
}

/** Whether there is any: only where one can agree, disagree and pass. */
export function hasGround(desk, step) {
  return (step.own.ideas || {}).support === "agree_disagree_pass" && Boolean(groundOf(desk, step) || desk.may("ideas.split"));
}

/** On which ideas all groups agree, and on which they part: worked out when the desk asks for it, and what came of it, with as much as may be told. */
export function Ground({ desk, step }) {
  const found = groundOf(desk, step);
  const onAir = desk.docs.get("step") || {};
  const open = onAir.id === step.id && onAir.open;
  return html`<section class="ground" aria-label=${t("Common ground and divided")}>
    ${found && html`<p class="soft small">${askedOf({ ...found, untold: 0 })}</p>`}
    ${open ? html`<p>${t("Close the ideas first: it is worked out of final votes.")}</p>` : found ? html`<${Found} desk=${desk} step=${step} found=${found} />` : html`<${Ask} desk=${desk} step=${step} />`}
  </section>`;
}

function Ask({ desk, step }) {
  return html`<p class="ground__ask"><${Plain} onClick=${() => desk.do("ideas.split", { step: step.id })}>${t("Work out common ground")}<//> <span class="soft small">${t("By role, or by who votes alike. What is voted later is not in it, until twice as many have voted. Of fewer than five people nothing is told.")}</span></p>`;
}

function Found({ desk, step, found }) {
  const lists = ["common_ground", "divided"];
  return html`
    <div class="ground__lists">${lists.map((name) => html`<${List} key=${name} desk=${desk} step=${step} found=${found} name=${name} />`)}</div>
    <p class="soft small">${notes(found)}</p>
    ${found.fresh > 0 && desk.may("ideas.split") && html`<p class="ground__ask"><${Plain} onClick=${() => desk.do("ideas.split", { step: step.id })}>${found.fresh === 1 ? t("Work out 1 more idea") : t("Work out {n} more ideas", { n: found.fresh })}<//></p>`}
  `;
}

function List({ desk, step, found, name }) {
  const ideas = found[name];
  const untold = found.untold[name];
  const view = { view: name, groups: found.groups, of: found.weighed - untold };
  return html`<section class="ground__list" aria-label=${HEADS[name]()}>
    <h3 class="small-title">${HEADS[name]()} <span class="soft">· ${ideas.length}${untold > 0 && ` · ${untoldWords(untold)}`}</span></h3>
    ${ideas.length === 0
      ? html`<p class="soft small">${nothingFound(view)}</p>`
      : html`<ol class="ground__ideas" aria-label=${HEADS[name]()}>${ideas.map((each) => html`<${Idea} key=${each.id} desk=${desk} step=${step} each=${each} name=${name} />`)}</ol>`}
  </section>`;
}

function untoldWords(untold) {
  return untold === 1 ? t("of 1 idea it can't be told") : t("of {n} ideas it can't be told", { n: untold });
}

const HEADS = {
  common_ground: () => t("In every group most agree"),
  divided: () => t("The groups think very differently"),
};

function Idea({ desk, step, each, name }) {
  const idea = desk.docs.get(`idea/${each.id}`) || {};
  const support = desk.docs.get("support");
  const counts = support && support.step === step.id && support.counts[each.id];
  return html`<li class="ground__idea"><span>${idea.text}</span> <span class="ground__figures soft small">${GRADES[name](each.grade)}${counts && html` <${Support} counts=${counts} kind="agree_disagree_pass" />`}</span></li>`;
}

/** Steps, and no shares: a share of a group would tell what a few people chose. */
const GRADES = {
  common_ground: (grade) => (grade > 2 ? t("typical group: {n} of 5 or more", { n: grade }) : t("just over half")),
  divided: (grade) => (grade > 1 ? t("very far apart") : t("far apart")),
};

function notes({ weighed, changed, fresh, groups, untold }) {
  const lacks = groups.length === 0 || untold.common_ground > 0 || changed > 0;
  return [
    weighed > 0 && (weighed === 1 ? t("Worked out for 1 idea.") : t("Worked out for {n} ideas.", { n: weighed })),
    changed > 0 && (changed === 1 ? t("Of 1 the votes have changed since.") : t("Of {n} the votes have changed since.", { n: changed })),
    lacks && fresh === 0 && t("When more people have voted it can be worked out for more."),
  ].filter(Boolean).join(" ");
}
