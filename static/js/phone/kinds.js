import { labelOf } from "./ballot.js";
import { optionFields } from "./kinds/choice.js";

/**
 * How each kind of question is answered. `fields(round, lang, changed)` makes what is filled in; `words` says an answer. Most evenings need no more
 * than these two kinds; the others come in a script of their own (`kinds/main.js`), as do results (`results/main.js`) and kinds of steps.
 */
export const KINDS = {
    choice: { fields: optionFields, words: labelOf },
    scale: { fields: optionFields, words: labelOf },
};

export function wordsOf(round, choice) {
    return choice === null || choice === undefined ? "" : KINDS[round.kind].words(round, choice);
}
