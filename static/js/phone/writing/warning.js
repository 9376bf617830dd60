import { t } from "../../language.js";
import { el, setText, show } from "../dom.js";
import { personalIn } from "./personal.js";

const PAUSE = 500; // milliseconds without a letter: nobody is told in the middle of a word

/** A quiet word beside the fields that are `watched`, when what is written there seems to lead to somebody. It stops nobody. */
export function warnOfNames(phone, watched) {
    document.addEventListener("input", (event) => watched(event.target) && later(event.target));
    document.addEventListener("submit", (event) => Array.from(event.target.elements).filter(watched).forEach(later));
    Array.from(document.querySelectorAll("textarea, input")).filter(watched).forEach(look);

    function later(field) {
        clearTimeout(field.looking);
        field.looking = setTimeout(look, PAUSE, field);
    }

    function look(field) {
        const sentence = sentenceFor(personalIn(field.value));
        if (!sentence && !field.note) return;
        const note = noteBeside(field);
        if (sentence && sentence !== note.textContent) phone.say(sentence);
        setText(note, sentence);
        show(note, sentence);
    }
}

function sentenceFor(found) {
    if (found.includes("name")) return t("Is that somebody's name? Everyone can read it. Can it be said without?");
    return found.length ? t("Is that somebody's number or address? Everyone can read it. Please leave it out.") : "";
}

/** Not in the label of the field: that is its name. */
function noteBeside(field) {
    if (!field.note) {
        field.note = el("p", { class: "notice warn small", hidden: true });
        (field.closest("label") || field.parentNode.lastChild).after(field.note);
    }
    return field.note;
}
