import { tallyOf } from "../parts/tally.js";
import { t } from "../language.js";
import { drawn, el } from "./dom.js";
import { labelOf } from "./ballot.js";

/** A round's results as a list with bars, one's own answer marked, and a sentence. */
export function resultsFigure(round, results, choice, lang) {
    const tally = tallyOf({ options: round.options, results });
    const rows = tally.rows.map((row) => bar(row, row.id === choice, lang));
    return el("figure", { class: "results stack" }, el("ul", { class: "stack tight" }, ...rows), sentence(round, tally, choice));
}

function bar(row, mine, lang) {
    const track = drawn("svg", { class: "track", "aria-hidden": "true" }, drawn("rect", { class: "fill", width: `${row.share * 100}%`, height: "100%" }));
    return el("li", { class: mine ? "bar mine" : "bar" },
        el("span", { class: "bar-head" }, el("span", { lang, text: row.label }), el("strong", { text: `${row.percent}%` })),
        track,
        el("span", { class: "bar-foot small soft" }, el("span", { text: countText(row.count) }), mine && el("span", { class: "badge", text: t("your answer") })));
}

function countText(count) {
    return count === 1 ? t("1 answer") : t("{n} answers", { n: count });
}

function sentence(round, tally, choice) {
    const own = choice ? t("Your answer: {answer}.", { answer: labelOf(round, choice) }) : "";
    return el("figcaption", { class: "soft", text: `${t("In total: {n}.", { n: tally.total })} ${own}`.trim() });
}
