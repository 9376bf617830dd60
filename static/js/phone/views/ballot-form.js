import { t } from "../../language.js";
import { el, setText, show } from "../dom.js";

/** The options of a question as rows to tap, and one button. Made once; never made again while someone chooses. */
export function ballotForm(round, { headingId, lang, note, sticky }, give) {
    const fault = el("p", { class: "fault", id: `${headingId}-fault`, hidden: true });
    const rows = round.options.map((option) => row(round, option, lang, () => tell("")));
    const inputs = rows.map((label) => label.firstChild);
    const button = el("button", { class: "button primary wide", type: "submit", text: t("Vote") });
    const stop = el("button", { class: "button quiet", type: "button", text: t("Keep my answer"), hidden: true });
    const group = el("div", { class: "stack tight", role: "radiogroup", "aria-labelledby": headingId }, ...rows);
    const node = el("form", { class: "stack", novalidate: true, on: { submit } },
        group, fault, el("div", { class: sticky && "sticky" }, button), stop, el("p", { class: "soft small centred", text: note }));
    let wasChanging = false;

    function submit(event) {
        event.preventDefault();
        const chosen = inputs.find((input) => input.checked);
        if (chosen) return give(chosen.value);
        tell(t("Choose an answer first."));
        inputs[0].focus();
    }

    function tell(text) {
        setText(fault, text);
        show(fault, text);
        if (text) group.setAttribute("aria-describedby", fault.id);
        else group.removeAttribute("aria-describedby");
    }

    function update(ballot, stopChanging) {
        const changing = Boolean(stopChanging);
        if (changing && !wasChanging) {
            inputs.forEach((input) => (input.checked = input.value === ballot.choice));
            tell("");
        }
        wasChanging = changing;
        setText(button, changing ? t("Change my answer") : t("Vote"));
        stop.onclick = stopChanging;
        show(stop, changing);
    }

    return { node, update, fault: tell, focus: () => (inputs.find((input) => input.checked) || inputs[0]).focus() };
}

function row(round, option, lang, changed) {
    const input = el("input", { type: "radio", name: `choice-${round.id}`, value: option.id, on: { change: changed } });
    return el("label", { class: "choice" }, input, el("span", { lang, text: option.label }));
}
