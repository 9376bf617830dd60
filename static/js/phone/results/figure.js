import { rowsOf } from "../../parts/rows.js";
import { tallyOf } from "../../parts/tally.js";
import { t } from "../../language.js";
import { drawn, el } from "../dom.js";
import { beside } from "./beside.js";
import { factsOf } from "./facts.js";
import { marksOf, rowFigure } from "./rows.js";

/** A round's results as a list with bars, one's own answer marked, and sentences. `said` is one's answer in words, "" without one. */
export function resultsFigure(round, results, choice, said, lang) {
    const told = Object.assign({}, round, { results });
    const own = marksOf(told, choice);
    const rows = tallyOf(told, rowsOf(told)).rows.map((row) => bar(row, rowFigure(told, row), own.includes(row.id), lang));
    const caption = factsOf(told).concat(said ? t("Your answer: {answer}", { answer: said }) : []);
    return el("figure", { class: "results stack" }, el("ul", { class: "stack tight" }, ...rows), beside(round, lang), el("figcaption", { class: "soft", text: caption.join(" ") }));
}

function bar(row, { value, foot, drawing }, mine, lang) {
    const track = drawing && drawn("svg", { class: "track", "aria-hidden": "true" }, drawn("rect", { class: "fill", width: `${row.share * 100}%`, height: "100%" }));
    return el("li", { class: mine ? "bar mine" : "bar" },
        el("span", { class: "bar-head" }, el("span", { lang, text: row.label }), value && el("strong", { text: value })),
        track,
        (foot || mine) && el("span", { class: "bar-foot small soft" }, el("span", { text: foot }), mine && el("span", { class: "badge", text: t("your answer") })));
}
