import { t } from "../../language.js";
import { el, setText, show } from "../dom.js";
import { personalIn } from "./personal.js";

const PAUSE = 500; // milliseconds without a letter: nobody is told in the middle of a word
let waiting = 0;

/** A quiet word about names and numbers to who writes in a field that others will read (`isOwn`); it stops nobody. */
export function warnInside(phone, isOwn) {
    const look = (field) => lookAt(phone, field);
    const later = (field) => {
        clearTimeout(waiting);
        waiting = setTimeout(look, PAUSE, field);
    };
    document.addEventListener("input", (event) => isOwn(event.target) && later(event.target));
    document.addEventListener("submit", (event) => Array.from(event.target.elements).filter(isOwn).forEach(later));
    Array.from(document.querySelectorAll("textarea, input")).filter(isOwn).forEach(look);
}

function lookAt(phone, field) {
    const sentence = sentenceFor(personalIn(field.value));
    const note = noteBeside(field);
    if (sentence && sentence !== note.textContent) phone.say(sentence);
    setText(note, sentence);
    show(note, sentence);
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
