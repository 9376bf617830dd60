import { html } from "../../../vendor/preact.js";
import { t } from "../../language.js";
import { answerColour, toldMoves, ribbonsOf } from "../splits.js";

const WIDE = 100; // of the drawing, which is stretched to the place it has

/** Who moved: ribbons from what people said first to what they say now; where too little of that is told a bar of who stayed, and how many came to each answer. */
export function Moves({ round }) {
  const { stayed, changed } = round.split.shift;
  if (toldMoves(round).some(({ from, to }) => from !== to)) return html`<${Ribbons} round=${round} />`;
  return html`<div class="moves" aria-hidden="true">
    ${stayed !== null && html`<div class="moves__bar">
      <span class="moves__stayed" style=${{ flexGrow: stayed }}></span>
      <span class="moves__changed" style=${{ flexGrow: changed }}></span>
    </div>
    <p class="moves__words"><span>${t("{n} stayed", { n: stayed })}</span><b>${t("{n} changed", { n: changed })}</b></p>`}
    <${Arrivals} round=${round} />
  </div>`;
}

function Ribbons({ round }) {
  const { before, after, ribbons } = ribbonsOf(round);
  return html`<div class="moves__flow" style=${{ "--rows": round.rows.length }} aria-hidden="true">
    <${Ends} places=${before} title=${t("first")} />
    <svg class="moves__ribbons" viewBox=${`0 0 ${WIDE} 100`} preserveAspectRatio="none">
      ${ribbons.map((ribbon) => html`<path key=${`${ribbon.from}-${ribbon.to}`} class=${`moves__ribbon series-${answerColour(round, round.rows[ribbon.from], ribbon.from)} ${ribbon.from === ribbon.to ? "moves__ribbon--stayed" : ""}`} d=${shape(ribbon)} />`)}
    </svg>
    <${Ends} places=${after} title=${t("now")} />
  </div>`;
}

/** Beside the ribbons: each answer at the height of its own. */
function Ends({ places, title }) {
  return html`<ol class="moves__ends">
    <li class="moves__when">${title}</li>
    ${places.map(({ id, label, y, height }) => height > 0 && html`<li key=${id} class="moves__end" style=${{ insetBlockStart: `${y + height / 2}%` }}>${label}</li>`)}
  </ol>`;
}

function shape({ left, right, height }) {
  const [half, end] = [WIDE / 2, WIDE];
  return `M0 ${left} C${half} ${left} ${half} ${right} ${end} ${right} V${right + height} C${half} ${right + height} ${half} ${left + height} 0 ${left + height} Z`;
}

function Arrivals({ round }) {
  const { to } = round.split.shift;
  const told = round.rows.filter(({ id }) => to[id] !== null);
  if (told.length === 0) return null;
  return html`<ul class="moves__arrivals">
    ${told.map(({ id, label }) => html`<li key=${id} class="moves__arrival">${t("{n} to “{answer}”", { n: to[id], answer: label })}</li>`)}
  </ul>`;
}
