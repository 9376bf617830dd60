import { labelOf } from "./ballot.js";
import { t } from "../language.js";
import { optionFields } from "./kinds/choice.js";

/**
 * How each kind of question is answered and told. `fields(round, lang, changed)` makes what is filled in; `words` says an answer, `figure` a row of
 * the results. Most evenings need no more than these two kinds; the others come in a script of their own (`kinds/main.js`).
 */
export const KINDS = {
    choice: { fields: optionFields, words: labelOf, figure: share },
    scale: { fields: optionFields, words: labelOf, figure: share },
};

export function wordsOf(round, choice) {
    return choice === null || choice === undefined ? "" : KINDS[round.kind].words(round, choice);
}

/** How many of those who answered. */
export function share(row) {
    return { value: `${row.percent}%`, foot: row.count === 1 ? t("1 answer") : t("{n} answers", { n: row.count }) };
}
