import { t } from "../../language.js";
import { numberIn, numberText } from "../../parts/numbers.js";
import { el } from "../dom.js";

/** A number, written with a comma or a point. What is none is sent as it was written: the server says what is wrong with it. */
export function numberFields(round, lang, changed) {
    const { least, most, decimals, unit } = round.amount;
    const input = el("input", { class: "input", type: "text", inputmode: decimals ? "decimal" : "numeric", name: "choice", autocomplete: "off", on: { input: changed } });
    const name = el("span", { text: t("A number from {least} to {most}", { least: numberText(least), most: numberText(most) }) });
    const row = el("label", { class: "field" }, name, el("span", { class: "amount" }, input, unit && el("span", { lang, text: unit })));

    return {
        nodes: [row],
        role: "group",
        send: t("Send"),
        missing: t("Write your answer first."),
        read: () => (input.value.trim() ? numberIn(input.value) : undefined),
        write: (choice) => (input.value = numberText(choice)),
        focus: () => input.focus(),
    };
}

export function numberWords(round, choice) {
    return `${numberText(choice)} ${round.amount.unit}`.trim();
}
