import { t } from "../../language.js";
import { labelOf } from "../ballot.js";
import { el, show } from "../dom.js";
import { optionRow } from "./choice.js";

/** Some of the options, as rows to tap. When as many are chosen as may be, the others can't be until one is let go. */
export function choicesFields(round, lang, changed) {
    const rows = round.options.map((option) => optionRow("checkbox", round, option, lang, counted));
    const inputs = rows.map((row) => row.firstChild);
    const limited = round.most < round.options.length;
    const note = el("p", { class: "soft small", text: t("At most {n}", { n: round.most }) });
    const read = () => inputs.filter((input) => input.checked).map((input) => input.value);
    show(note, limited);

    function counted() {
        const full = limited && read().length >= round.most;
        inputs.forEach((input) => (input.disabled = full && !input.checked));
        changed();
    }

    function write(choice) {
        inputs.forEach((input) => (input.checked = choice.includes(input.value)));
        counted();
    }

    return {
        nodes: [note].concat(rows),
        role: "group",
        missing: t("Choose an answer first."),
        read: () => (read().length ? read() : undefined),
        write,
        focus: () => (inputs.find((input) => input.checked) || inputs[0]).focus(),
    };
}

export function choicesWords(round, choice) {
    return choice.map((id) => labelOf(round, id)).join(", ");
}
