import { html } from "../../../vendor/preact.js";
import { t } from "../../language.js";
import { dotRows } from "../grouped.js";

/** What the room finds most important: the ideas or groups on which most dots lie; then those for which there is no room, and those that wait for the screen. */
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
    <p class="count">${left > 0 && t("Also with dots: {n}.", { n: left })} ${dots.unseen && t("Not on the screen: {n}.", { n: dots.unseen })}</p>
  `;
}
