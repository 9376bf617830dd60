import { t } from "../../language.js";
import { el } from "../dom.js";
import { endsSentence } from "./ends.js";

/** One of the options, or of the points of a scale, as rows to tap. */
export function optionFields(round, lang, changed) {
    const rows = round.options.map((option) => optionRow("radio", round, option, lang, changed));
    const inputs = rows.map((row) => row.firstChild);
    const chosen = () => inputs.find((input) => input.checked);

    const told = round.scale && endsSentence(round.scale);

    return {
        nodes: [told && el("p", { class: "soft small", text: told })].concat(rows),
        role: "radiogroup",
        missing: t("Choose an answer first."),
        read: () => chosen() && asChoice(round, chosen().value),
        write: (choice) => inputs.forEach((input) => (input.checked = input.value === String(choice))),
        focus: () => (chosen() || inputs[0]).focus(),
    };
}

export function optionRow(type, round, option, lang, changed) {
    const input = el("input", { type, name: type === "radio" ? "choice" : `choice.${option.id}`, value: option.id, on: { change: changed } });
    return el("label", { class: "choice" }, input, el("span", { lang, text: option.label }));
}

/** A point of a scale is a number, "I don't know" is none. */
function asChoice(round, value) {
    return round.kind === "scale" && !isNaN(value) ? +value : value;
}
