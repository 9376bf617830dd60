import { t } from "../../language.js";
import { el, show } from "../dom.js";

/** The options of a round as rows to tap, and one button. Made once; never made again while someone chooses. */
export function ballotForm(round, headingId, lang, give) {
    const fault = el("p", { class: "fault", hidden: true });
    const rows = round.options.map((option) => row(round, option, lang, () => mark()));
    const inputs = rows.map((label) => label.querySelector("input"));
    const button = el("button", { class: "button primary wide", type: "submit", text: t("Vote") });
    const stop = el("button", { class: "button quiet", type: "button", text: t("Keep my answer"), hidden: true });
    const note = el("p", { class: "soft small centred", text: t("Anonymous. You can change your answer until the vote closes.") });
    const group = el("div", { class: "stack tight", role: "radiogroup", "aria-labelledby": headingId }, ...rows);
    const node = el("form", { class: "stack", novalidate: true, on: { submit } }, group, fault, el("div", { class: "sticky" }, button), stop, note);
    let wasChanging = false;

    function submit(event) {
        event.preventDefault();
        const chosen = inputs.find((input) => input.checked);
        if (chosen) return give(chosen.value);
        tell(t("Choose an answer first."));
        inputs[0].focus();
    }

    function mark() {
        rows.forEach((label, at) => label.classList.toggle("chosen", inputs[at].checked));
        tell("");
    }

    function tell(text) {
        fault.textContent = text;
        show(fault, text);
        group.setAttribute("aria-describedby", text ? fault.id : "");
    }

    function update(ballot, stopChanging) {
        const changing = Boolean(stopChanging);
        if (changing && !wasChanging) {
            inputs.forEach((input) => (input.checked = input.value === ballot.choice));
            mark();
        }
        wasChanging = changing;
        button.textContent = changing ? t("Change my answer") : t("Vote");
        stop.onclick = stopChanging;
        show(stop, changing);
    }

    fault.id = `${headingId}-fault`;
    return { node, update, fault: tell, focus: () => (inputs.find((input) => input.checked) || inputs[0]).focus() };
}

function row(round, option, lang, mark) {
    const input = el("input", { type: "radio", name: `round-${round.id}`, value: option.id, on: { change: mark } });
    return el("label", { class: "choice" }, input, el("span", { lang, text: option.label }));
}
