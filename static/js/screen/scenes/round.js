import { html } from "../../../vendor/preact.js";
import { t } from "../../language.js";
import { numberText } from "../../parts/numbers.js";
import { UNSURE } from "../../parts/rows.js";
import { Results } from "../../parts/results.js";
import { endsOf } from "../../parts/scale.js";
import { SplitResults } from "../../parts/split-results.js";
import { splitShown } from "../../parts/splits.js";
import { rightWords } from "../../parts/voting.js";

const ONE_COLUMN = 5;

/** The poll is on air, and nobody can answer yet. */
export function PollScene({ picture }) {
  return html`
    <p class="eyebrow">${t("Take your phone")}</p>
    <div class="words words--title-only" data-fits><h1 class="title">${picture.step.title}</h1></div>
  `;
}

export function RoundScene({ picture }) {
  const { round, crowd } = picture;
  return html`
    <p class="eyebrow">${stateSentence(round)} <${Right} round=${round} /></p>
    <div class="question" data-fits>
      <h1 class="title">${round.question}</h1>
      ${round.scale && !round.scale.named ? html`<${Line} round=${round} />` : round.options.length > 0 && html`<ul class=${`options ${columns(round)}`}>
        ${round.options.map((option) => html`<li class="options__option" key=${option.id}>${option.label}</li>`)}
      </ul>`}
      <${ToDo} round=${round} />
    </div>
    <p class="cut-note">${t("You can read all of it on your phone")}</p>
    <${Answered} crowd=${crowd} />
  `;
}

export function ResultsScene({ picture }) {
  const { round } = picture;
  const by = splitShown(round);
  return html`
    <p class="eyebrow">${eyebrow(round, by)} <${Right} round=${round} /></p>
    <div class=${`question ${by ? "in-one" : columns(round)}`} data-fits>
      <h1 class="title">${round.question}</h1>
      ${by ? html`<${SplitResults} round=${round} by=${by} />` : html`<${Results} round=${round} />`}
    </div>
    <p class="cut-note">${t("You can read all of it on your phone")}</p>
  `;
}

function eyebrow(round, by) {
  if (by) return { role: t("Result by role"), table: t("Result by table"), shift: t("Who changed their mind") }[by];
  return round.state === "closed" ? t("Result") : t("Result so far");
}

/** Who may vote, and so what the result is worth. */
function Right({ round }) {
  return html`<span class="eyebrow__right">${rightWords(round)}</span>`;
}

/** The points of a scale in a line, with what its ends mean; an answer beside it stands below. */
function Line({ round: { options, scale } }) {
  const points = options.filter(({ id }) => id !== UNSURE);
  const unsure = options.find(({ id }) => id === UNSURE);
  const { low, high } = endsOf(scale) || scale;
  return html`<div class="scale-line">
    <ol class="scale-line__points">${points.map(({ id }) => html`<li class="scale-line__point" key=${id}>${id}</li>`)}</ol>
    <p class="scale-line__ends"><span>${low}</span><span>${high}</span></p>
    ${unsure && html`<p class="scale-line__unsure">${unsure.label}</p>`}
  </div>`;
}

/** How one answers, where the options don't say it. */
function ToDo({ round }) {
  const say = TO_DO[round.kind];
  return say ? html`<p class="question__to-do">${say(round)}</p>` : null;
}

const TO_DO = {
  choices: ({ most, options }) => (most < options.length ? t("Choose at most {n}.", { n: most }) : t("You may choose several.")),
  rank: ({ most, options }) => (most === 1 ? TO_DO.choices({ most, options }) : most < options.length ? t("Put your first {n} in order.", { n: most }) : t("Put them in your order.")),
  words: ({ most }) => (most > 1 ? t("Write one to {n} words.", { n: most }) : t("Write one word.")),
  number: ({ amount }) => t("Write a number from {least} to {most}.", { least: numberText(amount.least), most: `${numberText(amount.most)} ${amount.unit}`.trim() }),
  text: () => t("Write it in a sentence or two."),
  points: ({ points }) => t("Divide {n} points.", { n: points }),
};

function columns(round) {
  return round.options.length > ONE_COLUMN ? "in-two" : "in-one";
}

function stateSentence(round) {
  if (round.state === "closed") return t("Voting is closed");
  if (round.state === "closing") return t("Voting is closing");
  return round.number > 1 ? t("Vote again on your phone") : t("Vote on your phone");
}

export function Answered({ crowd }) {
  if (crowd.answered === null || crowd.answered === undefined) return null;
  const { voters = crowd.present } = crowd; // those who may vote, where it is not everyone
  const most = Math.max(voters, crowd.answered, 1);
  return html`<div class="answered">
    <p class="answered__words"><b class="number">${t("{n} of {m}", { n: crowd.answered, m: Math.max(voters, crowd.answered) })}</b> ${t("answered")}</p>
    <span class="answered__track"><span class="answered__bar" style=${{ inlineSize: `${(crowd.answered / most) * 100}%` }}></span></span>
  </div>`;
}
