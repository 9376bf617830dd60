import { t } from "../../language.js";
import { notShown } from "../../parts/untold.js";
import { el } from "../dom.js";

/** Who went from which answer to which, behind a line to open: two columns, for a matrix is too wide for a phone. */
export function movesTable(round, title, lang) {
    const { counts, to: came, left: gone } = round.split.shift;
    const rows = (figureOfRow) => round.rows.map((row) => [row.label, figureOfRow(row)]);
    const parts = round.rows.map(({ id, label }) =>
        part(t("First “{answer}”, now:", { answer: label }), rows((row) => figure(counts[id][row.id])).concat([[t("Moved away"), figure(gone[id])]])));
    parts.push(part(t("Came over to:"), rows(({ id }) => figure(came[id]))), part(t("More or fewer people than last time:"), rows(({ id }) => net(came[id], gone[id]))));
    return el("details", {}, el("summary", { text: t("Who went where, in a table") }), el("table", { class: "moves", lang }, el("caption", { class: "visually-hidden", text: title }), ...parts));
}

function part(head, rows) {
    const lines = rows.map(([label, value]) => el("tr", {}, el("th", { scope: "row", text: label }), el("td", { text: value })));
    return el("tbody", {}, el("tr", {}, el("th", { scope: "rowgroup", colspan: 2, text: head })), ...lines);
}

function figure(count) {
    return count === null || count === undefined ? notShown() : String(count);
}

function net(came, gone) {
    if (came === null || gone === null) return figure(null);
    const more = came - gone;
    return more < 0 ? `−${-more}` : more > 0 ? `+${more}` : "0";
}
