import { t } from "../../language.js";
import { el } from "../dom.js";

const LIMIT = 40;

/** One to three words, a field each. */
export function wordsFields(round, lang, changed) {
    const inputs = [];
    for (let number = 1; number <= round.most; number += 1) inputs.push(field(number));
    const rows = inputs.map((input, at) => el("label", { class: "field" }, el("span", { text: round.most > 1 ? t("Word {n}", { n: at + 1 }) : t("Your word") }), input));
    const read = () => inputs.map((input) => input.value.trim()).filter(Boolean);

    function field(number) {
        return el("input", { class: "input", type: "text", name: `choice.${number}`, maxlength: LIMIT, autocomplete: "off", lang, "data-written": "yes", on: { input: changed } });
    }

    return {
        nodes: rows,
        role: "group",
        send: t("Send"),
        missing: t("Write your answer first."),
        read: () => (read().length ? read() : undefined),
        write: (choice) => inputs.forEach((input, at) => (input.value = choice[at] || "")),
        focus: () => inputs[0].focus(),
    };
}

export function wordsWords(round, choice) {
    return choice.join(", ");
}
