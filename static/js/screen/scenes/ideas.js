import { html, useRef } from "../../../vendor/preact.js";
import { t } from "../../language.js";
import { Idea, SupportSigns } from "../../parts/idea.js";
import { bySupport, isRoomy, Wall } from "../wall.js";

const SPACE = 65; // hundredths of the screen's height for the wall, as in css/screen-ideas.css

export function IdeasScene({ picture }) {
  const { step, ideas, support } = picture;
  const wall = useRef(null);
  if (!wall.current) wall.current = new Wall();
  const hung = wall.current.follow(ideas, SPACE);
  const writing = step.writing && step.writing.hidden;
  const columns = support ? bySupport(ideas, support, SPACE) : hung.columns;
  return html`
    <p class="eyebrow">${eyebrow(step, support, picture.dots)}${support && html`<${SupportSigns} kind=${step.support} />`}</p>
    <div class="ideas" data-fits>
      <h1 class="title">${step.title}</h1>
      ${ideas.length === 0
        ? html`<${writing ? Silent : Themes} step=${step} />`
        : html`<div class=${`wall wall--${columns.length} ${isRoomy(columns) ? "wall--roomy" : ""}`}>${columns.map((column, at) => html`<${Column} key=${at} column=${column} step=${step} support=${support} newest=${support ? null : hung.newest} />`)}</div>`}
    </div>
    <${Count} all=${ideas.length} hung=${columns.flat().length} />
  `;
}

function eyebrow(step, support, dots) {
  if (dots && dots.open) return dotsWords(dots);
  if (support) return t("Most support first");
  return step.weighing ? t("Weigh on your phone") : step.open ? t("Write on your phone") : t("Your ideas");
}

/** While the room puts its dots, whatever it looks at. */
export function dotsWords({ each, voted }) {
  const call = each === 1 ? t("Put your dot on your phone") : t("Put your {n} dots on your phone", { n: each });
  return voted > 0 ? `${call} · ${voted === 1 ? t("1 person put dots") : t("{n} people put dots", { n: voted })}` : call;
}

function Column({ column, step, support, newest }) {
  return html`<ul class="wall__column">
    ${column.map((idea) => html`<li key=${idea.id} class="wall__idea">
      <${Idea} idea=${idea} themes=${step.themes} newest=${idea.id === newest} counts=${support && (support[idea.id] || {})} support=${step.support} />
    </li>`)}
  </ul>`;
}

/** Until the first idea is there, the wall says what it is for. */
function Themes({ step }) {
  if (!step.themes || step.themes.length === 0) return null;
  return html`<ul class="themes">${step.themes.map((theme, at) => html`<li key=${theme} class=${`themes__theme series-${(at % 6) + 1}`}>${theme}</li>`)}</ul>`;
}

/** While nobody reads along: how much was written, and what happens with it. */
function Silent({ step }) {
  const { written } = step.writing;
  return html`<div class="silent">
    <${Themes} step=${step} />
    <p class="silent__count"><b>${written}</b> ${written === 1 ? t("idea written") : t("ideas written")}</p>
    <p class="silent__words">${t("First write, then talk. The ideas come here when the writing is over.")}</p>
  </div>`;
}

function Count({ all, hung }) {
  if (all <= hung) return null;
  return html`<p class="count">${t("{n} of {m} ideas", { n: hung, m: all })}</p>`;
}
