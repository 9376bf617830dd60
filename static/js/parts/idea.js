import { html } from "../../vendor/preact.js";
import { t } from "../language.js";
import { colourOf, supportOf } from "./tally.js";

/** One idea as a card: its theme in words and colour, its text, and its support when `counts` are given. */
export function Idea({ idea, themes, newest, counts, support }) {
  return html`<article class=${`idea series-${colourOf(themes, idea.theme)} ${newest ? "idea--newest" : ""}`}>
    ${(idea.theme || idea.table || newest) && html`<p class="idea__head">
      ${idea.theme && html`<span class="idea__theme">${idea.theme}</span>`}
      ${idea.table && html`<span class="idea__table">${t("Table {table}", { table: idea.table })}</span>`}
      ${newest && html`<span class="idea__new">${t("new")}</span>`}
    </p>`}
    <p class="idea__text">${idea.text}${idea.also && html` <span class="idea__also">${t("+{n} the same", { n: idea.also.length })}</span>`}</p>
    ${counts && html`<${Support} counts=${counts} kind=${support} />`}
  </article>`;
}

/** Support of an idea in signs and figures; each sign has its word for who hears the page. */
export function Support({ counts, kind }) {
  const offered = supportOf(counts, kind);
  if (offered.length === 0) return null;
  return html`<p class="support">
    ${offered.map(({ value, count }) => html`<span key=${value} class=${`support__value support__value--${value}`} title=${word(value)}>
      <span class="support__sign" aria-hidden="true">${SIGNS[value]}</span> ${count} <span class="visually-hidden">${word(value)}</span>
    </span>`)}
  </p>`;
}

/** What the signs mean, where there is more than one. */
export function SupportSigns({ kind }) {
  const offered = supportOf({}, kind);
  if (offered.length < 2) return null;
  return html`<span class="support-signs" aria-hidden="true">${offered.map(({ value }) => html`<span key=${value}>${SIGNS[value]} ${word(value)}</span>`)}</span>`;
}

const SIGNS = { agree: "✓", disagree: "✕", pass: "–" };

function word(value) {
  return { agree: t("agree"), disagree: t("disagree"), pass: t("don't know") }[value];
}
