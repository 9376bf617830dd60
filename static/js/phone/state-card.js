import { el } from "./dom.js";
import { icon } from "./icons.js";

/** One state: an icon, a sentence, perhaps some words under it and one thing to do. */
export function stateCard({ name, tone, title, text, action }) {
    return el("div", { class: `state ${tone || ""}` },
        el("span", { class: "state-icon" }, icon(name)),
        el("div", { class: "stack tight" }, el("p", { class: "state-title", text: title }), text && el("p", { class: "soft", text }), action));
}
