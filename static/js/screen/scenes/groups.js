import { html } from "../../../vendor/preact.js";
import { t } from "../../language.js";
import { groupedWall } from "../grouped.js";
import { dotsWords } from "./ideas.js";

/** The ideas in their groups: what the room brought, as a whole. */
export function GroupsScene({ picture }) {
  const { step, ideas, support, groups, dots } = picture;
  const { shown, left, loose } = groupedWall(groups, ideas, support);
  return html`
    <p class="eyebrow">${dots && dots.open ? dotsWords(dots) : t("Your ideas, in groups")}</p>
    <div class="ideas" data-fits>
      <h1 class="title">${step.title}</h1>
      <ul class=${`heaps heaps--${shown.length <= 3 ? "few" : shown.length <= 6 ? "some" : "many"}`}>${shown.map((group, at) => html`<${Group} key=${group.id} group=${group} at=${at} />`)}</ul>
    </div>
    <${Rest} left=${left} loose=${loose} />
  `;
}

function Group({ group, at }) {
  return html`<li class=${`heap series-${(at % 6) + 1}`}>
    <h2 class="heap__name"><span class="heap__title">${group.name}</span> <span class="heap__size">${group.size}<span class="visually-hidden"> ${group.size === 1 ? t("idea") : t("ideas")}</span></span></h2>
    ${group.texts.map((text, place) => html`<p key=${place} class="heap__words">${t("“{answer}”", { answer: text })}</p>`)}
  </li>`;
}

function Rest({ left, loose }) {
  const parts = [left > 0 && (left === 1 ? t("1 more group") : t("{n} more groups", { n: left })), loose > 0 && (loose === 1 ? t("1 idea by itself") : t("{n} ideas by themselves", { n: loose }))];
  const told = parts.filter(Boolean).join(" · ");
  return told && html`<p class="count">${told}</p>`;
}
