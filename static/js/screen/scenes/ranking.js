import { html } from "../../../vendor/preact.js";
import { t } from "../../language.js";
import { askedOf, weightOf, measureOf, nothingFound } from "../../parts/ranking.js";
import { colourOf } from "../../parts/tally.js";
import { rankedRows, themeColumns } from "../ranked.js";

/** On which ideas all groups agree, or on which they part, the first one first. */
export function RankedScene({ picture }) {
  const { ranking, ideas } = picture;
  const { rows, left } = rankedRows(ranking, ideas);
  return html`<${Ranking} picture=${picture} left=${left}>
    ${rows.length > 0
      ? html`<ol class="ranked">${rows.map((row, at) => html`<${Row} key=${row.id} row=${row} picture=${picture} rank=${at} />`)}</ol>`
      : html`<p class="ranked__none">${nothingFound(ranking)}</p>`}
  <//>`;
}

/** Of each theme the ideas with most support. */
export function TopScene({ picture }) {
  const { ranking, ideas, step } = picture;
  const { columns, left } = themeColumns(ranking, ideas);
  return html`<${Ranking} picture=${picture} left=${left}>
    <div class=${`tops tops--${columns.length > 4 ? "many" : columns.length}`}>${columns.map(({ theme, rows }) => html`<section key=${theme} class=${`tops__theme series-${colourOf(step.themes, theme)}`}>
      ${(theme || columns.length > 1) && html`<h2 class="tops__name">${theme || t("Without a theme")}</h2>`}
      ${rows.length > 0
        ? html`<ol class="ranked">${rows.map((row, at) => html`<${Row} key=${row.id} row=${row} picture=${picture} rank=${at} />`)}</ol>`
        : html`<p class="tops__none">${t("No support yet")}</p>`}
    </section>`)}</div>
  <//>`;
}

function Ranking({ picture, left, children }) {
  const { step, ranking } = picture;
  return html`
    <p class="eyebrow">${measureOf(ranking)}</p>
    <div class="ideas ranking" data-fits>
      <header><h1 class="title">${step.title}</h1><p class="ranking__asked">${askedOf(ranking)}</p></header>
      ${children}
      <p class="ranking__more" data-more=${t("{n} more ideas do not fit here")} hidden></p>
    </div>
    ${left > 0 && html`<p class="count">${left === 1 ? t("1 more idea") : t("{n} more ideas", { n: left })}</p>`}
  `;
}

function Row({ row, picture, rank }) {
  const { step, support } = picture;
  return html`<li class="ranked__row" data-rank=${rank}>
    <span class="ranked__text">${row.text}</span>
    <span class="ranked__figure">${weightOf(row.votes, support && support[row.id], step.support)}</span>
  </li>`;
}
