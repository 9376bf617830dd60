import { html } from "../../../vendor/preact.js";
import { t } from "../../language.js";
import { Verdict } from "../../parts/verdict.js";
import { rightWords } from "../../parts/voting.js";
import { gridOf, levelFields, listed } from "../sheets.js";
import { Answered } from "./round.js";

/** What must change, in a field for each of who can act. A field never moves; a condition stays where it is until its field is full. */
export function ConditionsScene({ picture }) {
  const { step, crowd } = picture;
  const { levels, page, vote } = step.agreements;
  const conditions = listed(picture.conditions);
  const fields = levelFields(levels, conditions);
  const last = conditions[conditions.length - 1];
  const newest = last && !last.vote ? last.id : null;
  return html`
    <p class="eyebrow">${eyebrow(step.agreements, conditions)} <${Right} asked=${conditions.find((each) => each.vote)} /></p>
    <div class="agreed" data-fits>
      <h1 class="title">${step.title}</h1>
      <div class=${`fields fields--${gridOf(fields.length).columns}`}>
        ${fields.map((field) => html`<${Field} key=${field.level} field=${field} page=${page} newest=${newest} />`)}
      </div>
    </div>
    <p class="cut-note">${t("You can read all of it on your phone")}</p>
    ${vote.open && html`<${Answered} crowd=${crowd} />`}
  `;
}

/** Who may vote, and so what it is worth. */
function Right({ asked }) {
  return asked ? html`<span class="eyebrow__right">${rightWords(asked)}</span>` : null;
}

function eyebrow({ vote, offers }, conditions) {
  if (vote.paused) return t("Voting is paused");
  if (vote.open) return t("Vote on your phone");
  if (conditions.some((each) => each.vote === "closed")) return t("The room has voted");
  return offers ? t("Say it aloud, or offer it on your phone") : t("Say it aloud");
}

function Field({ field, page, newest }) {
  const { level, pages, all } = field;
  const at = Math.min(page === null ? Infinity : page, pages.length - 1);
  const shown = pages[at] || [];
  const from = pages.slice(0, at).flat().length;
  return html`<section class="fields__field" data-fits>
    <h2 class="fields__level"><span class="fields__name">${level || t("Others")}</span>${pages.length > 1 && html` <span class="fields__part">${partWords(from, shown.length, all.length)}</span>`}</h2>
    <ul class="fields__list">
      ${shown.map((each) => html`<li key=${each.id} class=${`fields__condition ${each.carried === false ? "fields__condition--not" : ""}`}>
        ${each.text}${each.id === newest && html` <span class="agreed__new">${t("new")}</span>`}${each.counts && html` <${Verdict} condition=${each} short />`}
      </li>`)}
    </ul>
  </section>`;
}

function partWords(from, shown, of) {
  return shown === 1 ? t("{n} of {m}", { n: from + 1, m: of }) : t("{from} to {to} of {of}", { from: from + 1, to: from + shown, of });
}
