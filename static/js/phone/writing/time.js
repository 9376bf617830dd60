import { t } from "../../language.js";
import { el, setText, show } from "../dom.js";
import { remaining } from "../remaining.js";

/** What the phone says, over the field, of the time to write: that nobody reads along yet, that it is over, and where words went that came too late. */
export function timeOf(phone) {
    let told = "";

    function update() {
        const step = phone.docs.get("step") || {};
        const section = document.getElementById(`step-${step.id}`);
        const form = section && section.querySelector("form");
        if (!form || !step.limit) return;
        const left = remaining(phone.docs.get("clock"), phone.connection.now());
        const sentence = sentenceOf(step, left, form.elements.text.value.trim() !== "");
        const note = noteOver(form);
        setText(note, sentence);
        show(note, sentence);
        const pressing = !step.open || left === 0; // what it is for stands there to be read, after the heading
        if (pressing && sentence && sentence !== told) phone.say(sentence);
        told = sentence;
    }

    return { update };
}

/** `left`: seconds on the clock, null without one; `unsent`: words stand in the field. */
export function sentenceOf({ open, writing }, left, unsent) {
    if (!open) return unsent ? t("Your words stay on this phone. Read them out, or ask the host for a moment more to write.") : "";
    if (writing && left === 0 && writing.then === "close") return t("Time is up. Send now what you have.");
    return writing && writing.hidden ? t("First write, then talk: the room reads your ideas when the writing is over; the hosts read along.") : "";
}

function noteOver(form) {
    if (!form.note) {
        form.note = el("p", { class: "notice small", hidden: true });
        form.before(form.note);
    }
    return form.note;
}
