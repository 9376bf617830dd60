import { t } from "../../language.js";
import { el } from "../dom.js";

const LIMIT = 200;

/** A text of one's own. */
export function textFields(round, lang, changed) {
    const input = el("textarea", { class: "input", name: "choice", rows: 3, maxlength: LIMIT, lang, "data-written": "yes", on: { input: changed } });
    const row = el("label", { class: "field" }, el("span", { text: t("Your answer, at most {n} characters", { n: LIMIT }) }), input);

    return {
        nodes: [row],
        role: "group",
        send: t("Send"),
        missing: t("Write your answer first."),
        read: () => input.value.trim() || undefined,
        write: (choice) => (input.value = choice),
        focus: () => input.focus(),
    };
}

export function textWords(round, choice) {
    return choice;
}
