import { numberText } from "../../parts/numbers.js";
import { t } from "../../language.js";

const BETWEEN = /[\s\u2010-\u2015'’-]+/g;
const ENDS = /^[ *.,;:!?…"“”„‘’'()[\]{}-]+|[ *.,;:!?…"“”„‘’'()[\]{}-]+$/g;

/** What stands beside a row of results, by kind of question: its `value`, what is smaller below it, and whether it has a bar (`drawing`). */
export function rowFigure(round, row) {
    return Object.assign({ value: `${row.count}`, foot: "", drawing: true }, (FIGURES[round.kind] || (() => ({})))(row, round));
}

const FIGURES = {
    choice: shared,
    choices: shared,
    scale: shared,
    points: (row) => ({ value: `${row.percent}%`, foot: row.count === 1 ? t("1 point") : t("{n} points", { n: row.count }) }),
    rank: (row, { results }) => ({ foot: [row.count === 1 ? t("point") : t("points")].concat(average(row, results.mean_place)).join(" · ") }),
    text: (row) => ({ value: "", foot: row.count > 1 ? `${row.count} ×` : "", drawing: false }),
};

/** How many of those who answered; and how many it were, in percent, where the question was asked before. */
function shared(row, { before }) {
    const answers = row.count === 1 ? t("1 answer") : t("{n} answers", { n: row.count });
    const then = before && before.total ? t("last time {n}%", { n: Math.round((100 * (before.counts[row.id] || 0)) / before.total) }) : [];
    return { value: `${row.percent}%`, foot: [answers].concat(then).join(" · ") };
}

function average(row, means) {
    return means && means[row.id] ? t("average place {n}", { n: numberText(means[row.id]) }) : [];
}

/** The rows that are one's own answer: of a number the bin that it is in, of words those that they are counted with. In a ranking every row would be. */
export function marksOf({ kind, results }, choice) {
    if (choice === null || kind === "rank") return [];
    if (kind === "number") return results.bins.filter(({ from, to }) => from <= choice && choice < to).map(({ from }) => String(Math.round(from * 1e6) / 1e6));
    if (kind === "words") return Object.keys(results.counts).filter((word) => choice.map(folded).includes(folded(word)));
    return typeof choice === "object" ? (Array.isArray(choice) ? choice : Object.keys(choice)) : [String(choice)];
}

/** What spellings of one word have in common: as `folded` in facilitator/figures/spelling.py. */
function folded(word) {
    return word.toLowerCase().normalize("NFC").replace(ENDS, "").replace(BETWEEN, "");
}
