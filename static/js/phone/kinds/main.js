import { t } from "../../language.js";
import { numberText } from "../../parts/numbers.js";
import { binRows, textRows } from "../../parts/rows.js";
import { choicesFields, choicesWords } from "./choices.js";
import { numberFields, numberWords } from "./number.js";
import { pointsFields, pointsFigure, pointsWords } from "./points.js";
import { beside } from "./beside.js";
import { forgetting } from "./removed.js";
import { rankFields, rankFigure, rankWords } from "./rank.js";
import { textFields, textWords } from "./text.js";
import { wordsFields, wordsWords } from "./words.js";
import { guarded } from "../voting/guard.js";

/** The script of the kinds of question that most evenings do without, and of those that not every phone may answer; the first one gives it where they belong. */
const { KINDS: kinds, VIEWS: views, arrived } = document.currentScript;
const count = (row) => ({ value: `${row.count}`, foot: "" });
const plain = (row) => ({ value: "", foot: row.count > 1 ? `${row.count} ×` : "" });
const further = (results) => (results.further ? t("And {n} more.", { n: results.further }) : "");
const middle = (results) => (results.median === null ? "" : t("The one in the middle: {n}.", { n: numberText(results.median) }));

Object.assign(kinds, {
    choices: { fields: choicesFields, words: choicesWords, figure: kinds.choice.figure },
    rank: { fields: rankFields, words: rankWords, figure: rankFigure },
    words: { fields: wordsFields, words: wordsWords, figure: count, rows: textRows, note: further },
    number: { fields: numberFields, words: numberWords, figure: count, rows: binRows, note: middle },
    text: { fields: textFields, words: textWords, figure: plain, rows: textRows, note: further },
    beside,
    points: { fields: pointsFields, words: pointsWords, figure: pointsFigure },
    table: {}, // no kinds: rights to vote, which are known from now on (`isKnown`)
    ticket: {},
});
views.poll = forgetting(guarded(views.poll));
arrived();
