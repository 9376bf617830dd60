import { html } from "../../../vendor/preact.js";
import { t } from "../../language.js";
import { ribbonsOf } from "../ribbons.js";
import { answerColour, cameText, saidOf, toldMoves } from "../splits.js";

const [A_ROW, LEAST_ROWS, LINE] = [1.4, 5, 1.1]; // in em, as in splits.css
const MOST_LINES = 3;
const UNTOLD = {
  few: () => t("A few others: too few to show apart"),
  others: (n) => t("{n} others: too few to show apart", { n }),
  stayed: (n) => t("{n} others stayed: too few to show apart", { n }),
  moved: (n) => t("{n} others moved: too few to show apart", { n }),
};

/** Who moved: ribbons from first to now; where too little is told, or there is no room, a bar of who stayed, and how many came to each answer. */
export function Moves({ round }) {
  const flows = toldMoves(round).some((move) => !stays(move));
  return html`<div class="moves" aria-hidden="true">
    ${flows && html`<${Ribbons} round=${round} />`}
    <div class=${`moves ${flows ? "moves--instead" : ""}`}><${Halves} round=${round} /><${Arrivals} round=${round} /></div>
  </div>`;
}

function Halves({ round }) {
  const { stayed, changed } = round.split.shift;
  return stayed !== null && html`<div class="moves__bar">
    <span class="moves__stayed" style=${{ flexGrow: stayed }}></span>
    <span class="moves__changed" style=${{ flexGrow: changed }}></span>
  </div>
  <p class="moves__words"><span>${t("{n} stayed", { n: stayed })}</span><b>${t("{n} changed", { n: changed })}</b></p>`;
}

function Ribbons({ round }) {
  const { before, after, ribbons, bands } = ribbonsOf(round);
  const rows = before.filter(({ height }, at) => height + after[at].height > 0).length + bands.length;
  const line = (LINE * 100) / (A_ROW * Math.max(LEAST_ROWS, rows));
  const figures = [...ribbons, ...bands].filter(({ height, count }) => count && height >= line);
  return html`<div class="moves moves--flow">
    <div class="moves__flow" style=${{ "--rows": rows }}>
      <${Ends} places=${before} line=${line} title=${t("first")} />
      <div class="moves__between">
        <svg class="moves__ribbons" viewBox="0 0 100 100" preserveAspectRatio="none">
          ${[...ribbons].sort((one, other) => stays(other) - stays(one)).map((ribbon) => html`<path key=${`${ribbon.from}-${ribbon.to}`} class=${`moves__ribbon series-${answerColour(round, round.rows[ribbon.from], ribbon.from)} ${stays(ribbon) ? "moves__ribbon--stayed" : ""}`} d=${shape(ribbon)} />`)}
        </svg>
        ${bands.map(({ kind, y, height }) => html`<span key=${kind} class=${`moves__band moves__band--${kind}`} style=${{ insetBlockStart: `${y}%`, blockSize: `${height}%` }}></span>`)}
        ${figures.map((part) => html`<b key=${`${part.kind}${part.from}-${part.to}`} class=${`moves__figure ${part.kind || stays(part) ? "moves__figure--plain" : ""}`} style=${{ insetBlockStart: `${(part.kind ? part.y : part.left) + part.height / 2}%` }}>${part.count}</b>`)}
      </div>
      <${Ends} places=${after} line=${line} title=${t("now")} />
    </div>
    ${bands.length > 0 && html`<ul class="groups__legend">${bands.map(({ kind, count }) => html`<li key=${kind} class="groups__answer"><span class=${`groups__swatch groups__swatch--few moves__band--${kind}`}></span><span class="moves__untold">${UNTOLD[count ? kind : "few"](count)}</span></li>`)}</ul>`}
  </div>`;
}

const stays = ({ from, to }) => from === to;

/** Beside the ribbons: each answer at its own height, or as near below it as there is room. `line`: one line, in percent. */
function Ends({ places, line, title }) {
  return html`<ol class="moves__ends">
    <li class="moves__when">${title}</li>
    ${labelsOf(places, line).map(({ id, label, middle, lines }) => html`<li key=${id} class="moves__end" style=${{ insetBlockStart: `${middle}%`, "--lines": lines }}>${label}</li>`)}
  </ol>`;
}

export function labelsOf(places, line) {
  let below = 0;
  return places.filter(({ height }) => height > 0).map(({ id, label, y, height }, at, all) => {
    const end = at + 1 < all.length ? all[at + 1].y : 100;
    const lines = Math.max(1, Math.min(MOST_LINES, Math.floor((end - y) / line)));
    const middle = Math.max(below + (lines * line) / 2, y + height / 2);
    below = middle + (lines * line) / 2;
    return { id, label, middle, lines };
  });
}

function shape({ left, right, height }) {
  return `M0 ${left} C50 ${left} 50 ${right} 100 ${right} V${right + height} C50 ${right + height} 50 ${left + height} 0 ${left + height} Z`;
}

/** How many came to each answer, where the sentence above does not say all of it. */
function Arrivals({ round }) {
  const { to } = round.split.shift;
  const told = round.rows.filter(({ id }) => to[id] !== null);
  if (told.length <= saidOf(round)) return null;
  return html`<ul class="moves__arrivals">
    ${told.map((row) => html`<li key=${row.id} class="moves__arrival">${cameText(round, row)}</li>`)}
  </ul>`;
}
