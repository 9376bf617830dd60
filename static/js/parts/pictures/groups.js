import { html } from "../../../vendor/preact.js";
import { t } from "../../language.js";
import { UNSURE } from "../rows.js";
import { groupsOf } from "../splits.js";
import { untoldWords } from "../untold.js";

const MORE = {
  role: () => t("+{n} roles; all are on the phones"),
  table: () => t("+{n} tables; all are on the phones"),
};

/** A bar for each group, divided over the answers, which have letters; what is too few is hatched. Bars of a scale that are all told whole diverge from its middle. */
export function Groups({ round, by }) {
  const groups = groupsOf(round, by);
  const [seen, few] = [true, false].map((wanted) => groups.filter(({ told }) => told === wanted));
  const ranks = ranksOf(seen);
  const hatched = groups.some(({ told, whole }) => told && !whole);
  const sides = round.kind === "scale" && groups.every(({ told, whole }) => whole || !told);
  return html`<div class=${`groups ${sides ? "groups--sides" : ""}`} aria-hidden="true">
    <ul class="groups__legend">
      ${groups[0] && groups[0].parts.map(({ id, label, letter, colour }) => html`<li key=${id} class=${`groups__answer series-${colour}`}><span class="groups__swatch">${letter}</span><span>${label}</span></li>`)}
      ${hatched && html`<li class="groups__answer"><span class="groups__swatch groups__swatch--few"></span>${untoldWords()}</li>`}
    </ul>
    <ol class="groups__list">
      ${seen.map((group, at) => html`<li key=${group.name} class="groups__group" data-rank=${ranks[at]}>
        <span class="groups__name">${group.name}${group.total !== null && html` <span class="groups__size">${group.total}</span>`}</span>
        <${Bar} group=${group} sides=${sides} />
      </li>`)}
      ${few.length > 0 && html`<li class="groups__group groups__group--few" data-rank=${seen.length} data-for=${few.length}>
        <span class="groups__name">${few.map(({ name }) => name).join(", ")}</span>
        <span class="groups__few">${untoldWords()}</span>
      </li>`}
    </ol>
    <p class="groups__more" data-more=${MORE[by]()} hidden></p>
  </div>`;
}

/** Of each group how many stay longer than it where there is no room (screen/fit.js): the larger ones, and of as large ones those before it. */
export function ranksOf(groups) {
  const order = groups.map((group, at) => at).sort((one, other) => groups[other].total - groups[one].total || one - other);
  return groups.map((group, at) => order.indexOf(at));
}

function Bar({ group, sides }) {
  if (sides) return html`<${Diverging} group=${group} />`;
  return html`<span class="groups__bar">
    <${Parts} parts=${group.parts} />
    ${!group.whole && html`<span class="groups__part groups__part--few" style=${{ flexGrow: group.rest }}></span>`}
  </span>`;
}

function Parts({ parts }) {
  return parts.map(({ id, count, letter, share, colour }) => count > 0 && html`<span key=${id} class=${`groups__part series-${colour}`} style=${{ flexGrow: share }}><span>${count}</span><span class="groups__letter">${letter}</span></span>`);
}

/** The middle of the scale stands in the middle of the picture; who does not know stands beside it. */
function Diverging({ group }) {
  const unsure = group.parts.find(({ id }) => id === UNSURE);
  const { start, size } = placeOf(group);
  return html`<span class="groups__sides">
    <span class="groups__bar" style=${{ marginInlineStart: `${start}%`, inlineSize: `${size}%` }}><${Parts} parts=${group.parts.filter((part) => part !== unsure)} /></span>
    ${unsure && unsure.count > 0 && html`<span class="groups__unsure">${unsure.letter} ${unsure.count}</span>`}
  </span>`;
}

/** Where the bar of a scale begins, and how long it is, in percent of the width; all of a group on one side fills half of it. */
export function placeOf({ parts }) {
  const share = (name) => parts.reduce((sum, { id, share }) => sum + (id === name ? share : 0), 0);
  const [left, size] = [share("low") + share("middle") / 2, 1 - share(UNSURE)];
  return { start: Math.round(5000 * (1 - left)) / 100, size: Math.round(5000 * size) / 100 };
}
