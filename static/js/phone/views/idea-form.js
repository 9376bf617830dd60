import { t } from "../../language.js";
import { el, setText, show } from "../dom.js";
import { themeHue } from "./theme.js";

const COUNT_FROM = 20; // characters left

/** Theme first, then the words. The draft stays on this phone until it was sent; a refused idea comes back into the field. */
export function ideaForm(phone, step, add) {
    const draft = phone.drafts.get(step.id);
    const chips = step.themes.map((theme) => chip(phone, step, theme, theme === draft.theme, () => typed()));
    const inputs = chips.map((label) => label.firstChild);
    const text = el("textarea", { class: "input", id: `idea-${step.id}`, name: "text", maxlength: step.limit, rows: 4, on: { input: typed } });
    const counter = el("p", { class: "soft small counter", id: `left-${step.id}` });
    const fault = el("p", { class: "fault", id: `fault-${step.id}`, hidden: true });
    const button = el("button", { class: "button primary wide", type: "submit", text: t("Send my idea") });
    const note = el("p", { class: "soft small centred", text: t("Anonymous. Please write no names of children or others.") });
    const field = el("div", { class: "field" }, el("label", { for: text.id, text: t("Your idea") }), text, counter);
    const themes = chips.length > 0 && el("fieldset", { id: `write-${step.id}` }, el("legend", { class: "label gap-below", text: t("What is it about?") }), el("div", { class: "cluster" }, ...chips));
    const node = el("form", { class: "stack", novalidate: true, on: { submit } }, themes, field, fault, button, note);
    text.setAttribute("aria-describedby", `${counter.id} ${fault.id}`);
    text.value = draft.text || "";
    let wasOpen = true;

    function theme() {
        const chosen = inputs.find((input) => input.checked);
        return chosen ? chosen.value : null;
    }

    function submit(event) {
        event.preventDefault();
        if (chips.length && !theme()) return refuse(t("Choose first what your idea is about."), inputs[0]);
        if (!text.value.trim()) return refuse(t("Write your idea first."), text);
        add(theme(), text.value.trim());
        text.value = "";
        typed();
    }

    function refuse(sentence, place) {
        tell(sentence);
        place.focus();
    }

    function tell(sentence) {
        setText(fault, sentence);
        show(fault, sentence);
    }

    function typed() {
        const left = step.limit - text.value.length;
        setText(counter, left <= COUNT_FROM ? t("{n} characters left", { n: left }) : "");
        tell("");
        phone.drafts.keep(step.id, { theme: theme(), text: text.value });
    }

    function giveBack(command, sentence) {
        if (!text.value) text.value = command.text;
        typed();
        tell(sentence);
    }

    function update(open) {
        show(node, open || text.value.trim());
        button.disabled = !open;
        if (wasOpen && !open && text.value.trim()) tell(t("These words were not sent: the ideas are closed."));
        wasOpen = open;
    }

    return { node, update, giveBack, isBusy: () => text.value.trim() !== "" && document.activeElement === text };
}

function chip(phone, step, theme, checked, changed) {
    const input = el("input", { type: "radio", name: "theme", value: theme, checked, on: { change: changed } });
    return el("label", { class: `chip ${themeHue(step, theme)}` }, input, el("span", { lang: phone.wordsIn, text: theme }));
}
