import { t } from "../../language.js";
import { el, setText, show } from "../dom.js";
import { stateCard } from "../state-card.js";
import { headOf } from "./head.js";

/** While the room watches: what to watch for, a notice, and a phone that asks for nothing. */
export function fragmentView(phone, section) {
    const head = headOf(phone, `step-${section.step}`, "");
    const before = el("p", { class: "watch-for", lang: phone.wordsIn });
    const asked = el("div", { class: "stack tight" }, el("p", { class: "label", text: t("While you watch") }), before);
    const notice = el("p", { class: "notice warn", lang: phone.wordsIn });
    const card = stateCard({ name: "screen", title: t("Look at the screen"), text: t("This phone will go on by itself.") });
    const node = el("section", { class: "step stack", id: `step-${section.step}` }, head.node, asked, notice, card);

    function update() {
        const step = phone.docs.get("step");
        if (!step || step.id !== section.step) return;
        const fragment = step.fragment || {};
        setText(head.heading, step.title);
        head.update(step, step.id);
        if (show(asked, fragment.before)) setText(before, fragment.before);
        if (show(notice, fragment.notice)) setText(notice, fragment.notice);
    }

    return { node, heading: head.heading, update };
}
