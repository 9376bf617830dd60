import { html } from "../../../vendor/preact.js";
import { t } from "../../language.js";
import { dotRows } from "../grouped.js";

/** What the room finds most important: the ideas or groups on which most dots lie. */
export function DotsScene({ picture }) {
  const { step, ideas, groups, dots } = picture;
  const { rows, left } = dotRows(dots.counts, groups, ideas);
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return html`
    <p class="eyebrow">${dots.voted === 1 ? t("1 person put dots") : t("{n} people put dots", { n: dots.voted })}</p>
    <div class="ideas" data-fits>
      <h1 class="title">${step.title}</h1>
      <ol class="dotted">${rows.map(({ id, text, count }, at) => html`<li key=${id} class=${`dotted__row series-${(at % 6) + 1}`}>
        <span class="dotted__text">${text}</span>
        <span class="dotted__bar" aria-hidden="true"><span style=${{ inlineSize: `${(100 * count) / most}%` }}></span></span>
        <span class="dotted__count">${count}<span class="visually-hidden"> ${count === 1 ? t("dot") : t("dots")}</span></span>
      </li>`)}</ol>
    </div>
    ${(left > 0 || dots.unseen > 0) && html`<p class="count">${otherWords(left, dots.unseen)}</p>`}
  `;
}

/** Those that got dots and stand in no row: there is no room for them, or they wait for the screen, with as many dots as they may have. */
function otherWords(left, unseen) {
  const more = left > 0 && (left === 1 ? t("1 more got dots") : t("{n} more got dots", { n: left }));
  const kept = unseen > 0 && (unseen === 1 ? t("1 with dots is not on the screen") : t("{n} with dots are not on the screen", { n: unseen }));
  return [more, kept].filter(Boolean).join(" · ");
}
