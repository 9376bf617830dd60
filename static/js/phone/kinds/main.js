import { choicesFields, choicesWords } from "./choices.js";
import { numberFields, numberWords } from "./number.js";
import { pointsFields, pointsWords } from "./points.js";
import { forgetting } from "./removed.js";
import { rankFields, rankWords } from "./rank.js";
import { textFields, textWords } from "./text.js";
import { wordsFields, wordsWords } from "./words.js";
import { guarded } from "../voting/guard.js";

/** The script of the kinds of question that most evenings do without, and of those that not every phone may answer; the first one gives it where they belong. */
const { KINDS: kinds, VIEWS: views, arrived } = document.currentScript;

Object.assign(kinds, {
    choices: { fields: choicesFields, words: choicesWords },
    rank: { fields: rankFields, words: rankWords },
    words: { fields: wordsFields, words: wordsWords },
    number: { fields: numberFields, words: numberWords },
    text: { fields: textFields, words: textWords },
    points: { fields: pointsFields, words: pointsWords },
    table: {}, // no kinds: rights to vote, which are known from now on (`isKnown`)
    ticket: {},
});
views.poll = forgetting(guarded(views.poll));
arrived();
