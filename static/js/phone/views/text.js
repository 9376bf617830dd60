import { t } from "../../language.js";
import { el, setText } from "../dom.js";
import { stateCard } from "../state-card.js";
import { headOf } from "./head.js";

/** A step that is only to be read: the words that are on the screen, for who can't see it. */
export function textView(phone, section) {
    const place = `step-${section.step}`;
    const head = headOf(phone, place, "");
    const body = el("div", { class: "stack prose", lang: phone.wordsIn });
    let drawn = null;

    function update() {
        const step = phone.docs.get("step");
        if (!step || step.id !== section.step) return;
        setText(head.heading, step.title);
        head.update(step, step.id);
        if (step.body !== drawn) {
            body.textContent = "";
            paragraphs(step.body).forEach((text) => body.append(el("p", { text })));
        }
        drawn = step.body;
    }

    return { node: el("section", { class: "step stack", id: place }, head.node, body), heading: head.heading, update };
}

/** A poll whose question is not open yet. */
export function soonView(phone, section) {
    const view = textView(phone, section);
    view.node.append(stateCard({ name: "wait", title: t("The question opens in a moment"), text: t("It will appear here by itself.") }));
    return view;
}

function paragraphs(text) {
    return (text || "").split(/\n\s*\n/).map((part) => part.trim()).filter(Boolean);
}
