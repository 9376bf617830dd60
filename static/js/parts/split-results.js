import { html } from "../../vendor/preact.js";
import { t } from "../language.js";
import { Groups } from "./pictures/groups.js";
import { Moves } from "./pictures/moves.js";
import { groupName, groupsSentence, measureOf, orderOf, shiftSentence, tells } from "./splits.js";
import { notShown, untoldNote } from "./untold.js";

/** One split of a round three ways, as results are: a picture, a sentence, and a table, which is in sight where `tables` says so. Too little to tell is a state of its own. */
export function SplitResults({ round, by, tables }) {
  const told = tells(round, by);
  return html`<figure class=${`results splits splits--${by}`}>
    ${by === "shift" && html`<p class="splits__sentence">${shiftSentence(round)}</p>`}
    ${told && (by === "shift" ? html`<${Moves} round=${round} />` : html`<${Groups} round=${round} by=${by} />`)}
    ${!told && by !== "shift" && html`<p class="splits__few">${groupsSentence(round, by)}</p>`}
    <figcaption class="results__total">${told && by !== "shift" && html`<span class=${round.kind === "number" ? "splits__middle" : "visually-hidden"}>${groupsSentence(round, by)}. </span>`}${`${measureOf(round)} ${untoldNote()}`.trim()}</figcaption>
    ${told && (by === "shift" ? html`<${MovesTable} round=${round} seen=${tables} />` : html`<${GroupsTable} round=${round} by=${by} seen=${tables} />`)}
  </figure>`;
}

const figure = (count) => (count === null || count === undefined ? notShown() : count);

function net(came, gone) {
  if (came === null || gone === null) return figure(null);
  const more = came - gone;
  return more < 0 ? `−${-more}` : more ? `+${more}` : more;
}

function Table({ seen, children }) {
  return html`<div class=${seen ? "splits__table" : "visually-hidden"} tabindex=${seen ? 0 : undefined}><table>${children}</table></div>`;
}

function GroupsTable({ round, by, seen }) {
  const { groups, totals, counts } = round.split[by];
  const order = orderOf(round, by);
  const whole = round.rows.some(({ count }) => count !== undefined);
  return html`<${Table} seen=${seen}>
    <caption>${round.question}</caption>
    <thead><tr><th scope="col">${t("Answer")}</th>${order.map((at) => html`<th scope="col" key=${at}>${groupName(groups[at], by)}</th>`)}${whole && html`<th scope="col">${t("The whole room")}</th>`}</tr></thead>
    <tbody>
      ${round.rows.map(({ id, label, count }) => html`<tr key=${id}><th scope="row">${label}</th>${order.map((at) => html`<td key=${at}>${figure(counts[id][at])}</td>`)}${whole && html`<td>${count}</td>`}</tr>`)}
      <tr><th scope="row">${t("Together")}</th>${order.map((at) => html`<td key=${at}>${figure(totals[at])}</td>`)}${whole && html`<td></td>`}</tr>
    </tbody>
  <//>`;
}

function MovesTable({ round, seen }) {
  const { counts, to, left } = round.split.shift;
  return html`<${Table} seen=${seen}>
    <caption>${t("From the answer in the row to the answer in the column")}</caption>
    <thead><tr><td></td>${round.rows.map(({ id, label }) => html`<th scope="col" key=${id}>${label}</th>`)}<th scope="col">${t("Moved away")}</th></tr></thead>
    <tbody>
      ${round.rows.map(({ id, label }) => html`<tr key=${id}><th scope="row">${label}</th>${round.rows.map((other) => html`<td key=${other.id}>${figure(counts[id][other.id])}</td>`)}<td>${figure(left[id])}</td></tr>`)}
      <tr><th scope="row">${t("Came over")}</th>${round.rows.map(({ id }) => html`<td key=${id}>${figure(to[id])}</td>`)}<td></td></tr>
      <tr><th scope="row">${t("Net")}</th>${round.rows.map(({ id }) => html`<td key=${id}>${net(to[id], left[id])}</td>`)}<td></td></tr>
    </tbody>
  <//>`;
}
