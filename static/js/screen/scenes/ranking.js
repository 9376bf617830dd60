import { html } from "../../../vendor/preact.js";
import { t } from "../../language.js";
import { askedOf, viewWords, nothingFound, weightOf } from "../../parts/ranking.js";
import { colourOf } from "../../parts/tally.js";
import { MOST_COLUMNS, rankedRows, themeColumns } from "../ranked.js";

/** On which ideas all groups agree, or on which they part, the first one first. */
export function RankedScene({ picture }) {
  const { ranking, ideas } = picture;
  const { rows, left } = rankedRows(ranking, ideas);
  return html`<${Ranking} picture=${picture} left=${left}>
    ${rows.length > 0 ? html`<${Rows} rows=${rows} picture=${picture} />` : html`<p class="ranked__none">${nothingFound(ranking)}</p>`}
  <//>`;
}

/** Of each theme the ideas with most support: in columns, or of many themes the first one only, below each other. */
export function TopScene({ picture }) {
  const { ranking, ideas, step } = picture;
  const { columns, left } = themeColumns(ranking, ideas);
  const look = columns.length > MOST_COLUMNS + 2 ? "list tops--short" : columns.length > MOST_COLUMNS ? "list" : columns.length;
  return html`<${Ranking} picture=${picture} left=${left}>
    <div class=${`tops tops--${look}`}>${columns.map(({ theme, rows }) => html`<section key=${theme} class=${`tops__theme series-${colourOf(step.themes, theme)}`}>
      ${(theme || columns.length > 1) && html`<h2 class="tops__name">${theme || t("Without a theme")}</h2>`}
      ${rows.length > 0 ? html`<${Rows} rows=${rows} picture=${picture} />` : html`<p class="tops__none">${t("No support yet")}</p>`}
    </section>`)}</div>
  <//>`;
}

function Ranking({ picture, left, children }) {
  const { step, ranking } = picture;
  return html`
    <p class="eyebrow">${viewWords(ranking)}</p>
    <div class="ideas ranking" data-fits>
      <header><h1 class="title">${step.title}</h1><p class="ranking__asked">${askedOf(ranking)}</p></header>
      ${children}
      <p class="ranking__more" data-more=${t("{n} more ideas")} hidden></p>
    </div>
    ${left > 0 && html`<p class="count ranking__left">${left === 1 ? t("1 more idea") : t("{n} more ideas", { n: left })}</p>`}
  `;
}

function Rows({ rows, picture }) {
  const { step, support } = picture;
  return html`<ol class="ranked">${rows.map(({ id, text, votes, rank, stands }) => html`<li key=${id} class="ranked__row" data-rank=${rank} data-for=${stands}>
    <span class="ranked__text">${text}</span>
    <span class="ranked__figure">${weightOf(votes, support && support[id], step.support)}</span>
  </li>`)}</ol>`;
}
