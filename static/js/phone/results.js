import { tallyOf } from "../parts/tally.js";
import { t } from "../language.js";
import { drawn, el } from "./dom.js";
import { KINDS, wordsOf } from "./kinds.js";

/** A round's results as a list with bars, one's own answer marked, and a sentence. */
export function resultsFigure(round, results, choice, lang) {
    const kind = KINDS[round.kind];
    const answered = Object.assign({}, round, { results });
    const tally = tallyOf(answered, kind.rows && kind.rows(answered));
    const own = round.kind === "rank" || choice === null ? [] : typeof choice === "object" ? (Array.isArray(choice) ? choice : Object.keys(choice)) : [String(choice)];
    const rows = tally.rows.map((row) => bar(row, kind.figure(row, round, results), own.includes(row.id), lang));
    const beside = KINDS.beside && KINDS.beside(round, lang);
    return el("figure", { class: "results stack" }, el("ul", { class: "stack tight" }, ...rows), beside, sentence(answered, tally, choice, kind.note ? kind.note(results) : ""));
}

function bar(row, { value, foot }, mine, lang) {
    const track = value && drawn("svg", { class: "track", "aria-hidden": "true" }, drawn("rect", { class: "fill", width: `${row.share * 100}%`, height: "100%" }));
    return el("li", { class: mine ? "bar mine" : "bar" },
        el("span", { class: "bar-head" }, el("span", { lang, text: row.label }), value && el("strong", { text: value })),
        track,
        el("span", { class: "bar-foot small soft" }, el("span", { text: foot }), mine && el("span", { class: "badge", text: t("your answer") })));
}

function sentence(round, tally, choice, note) {
    const own = choice === null ? "" : t("Your answer: {answer}", { answer: wordsOf(round, choice) });
    return el("figcaption", { class: "soft", text: `${round.voting ? t("In total: {n}.", { n: tally.total }) : t("In total: {n}, indicative.", { n: tally.total })} ${note} ${own}`.replace(/ +/g, " ").trim() });
}
