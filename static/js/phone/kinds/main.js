import { choicesFields, choicesWords } from "./choices.js";
import { numberFields, numberWords } from "./number.js";
import { pointsFields, pointsWords } from "./points.js";
import { forgetting } from "./removed.js";
import { rankFields, rankWords } from "./rank.js";
import { textFields, textWords } from "./text.js";
import { wordsFields, wordsWords } from "./words.js";
import { guarded } from "../voting/guard.js";

/** The script of the kinds of question that most evenings do without, and of those that not every phone may answer; the first one gives it where they belong. */
const { KINDS: kinds, VIEWS: views, phone, arrived } = document.currentScript;
let warning = null;

Object.assign(kinds, {
    choices: { fields: choicesFields, words: choicesWords },
    rank: { fields: rankFields, words: rankWords },
    words: { fields: written(wordsFields), words: wordsWords },
    number: { fields: numberFields, words: numberWords },
    text: { fields: written(textFields), words: textWords },
    points: { fields: pointsFields, words: pointsWords },
    table: {}, // no kinds: rights to vote, which are known from now on (`isKnown`)
    ticket: {},
});
views.poll = forgetting(guarded(views.poll));
arrived();

/** Fields for somebody's own words: what warns of names in them comes when there are any. */
function written(fields) {
    return (round, lang, changed) => {
        if (!warning) warning = fetchWarning();
        return fields(round, lang, changed);
    };
}

function fetchWarning() {
    const script = Object.assign(document.createElement("script"), { phone, src: `${phone.files}joined/phone-answers.${document.documentElement.lang}.js`, onerror: () => (warning = null) });
    document.body.append(script);
    return script;
}
