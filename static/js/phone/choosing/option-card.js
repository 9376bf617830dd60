import { t } from "../../language.js";
import { el, follow, setText, show } from "../dom.js";
import { ideaWords } from "./idea-words.js";
import { drawnDots, ownWords } from "./words.js";

/** Something that dots can be put on: an idea, or a group with its ideas folded in it. `put` and `take` are told the target. */
export function optionCard(phone, step, option, { put, take }) {
    const { target } = option;
    const words = option.idea ? ideaWords(phone, step, option.idea.id) : groupWords(phone, step, option);
    const plus = el("button", { class: "button dotter", type: "button", "aria-label": t("Put a dot"), text: "+", on: { click: () => put(target) } });
    const drawn = el("span", { class: "dots-drawn", "aria-hidden": "true" });
    const told = el("span", { class: "small" });
    const minus = el("button", { class: "button dotter", type: "button", "aria-label": t("Take a dot back"), text: "−", on: { click: back } });
    const own = el("div", { class: "dotted-own" }, el("span", {}, drawn, told), minus);
    const gone = el("p", { class: "soft", text: t("This can't be chosen any more.") });
    const node = el("li", { class: "idea", id: `dot-${target}`, tabindex: "-1" }, el("div", { class: "dotted", role: "group", "aria-labelledby": `words-${target}` }, words.node, plus, own));

    function back() {
        take(target);
        if (own.hidden) plus.focus();
    }

    /** `dots`: one's own; `asks`: whether any can be put or taken now; `isFull`: all of one's dots lie. */
    function update(now, dots, { mine, asks, isFull, sending }) {
        if (!now) return leave();
        node.classList.remove("gone");
        gone.remove();
        show(node.firstChild, true);
        words.update(now.idea || now, mine);
        node.classList.toggle("mine", dots > 0);
        node.classList.toggle("sending", sending);
        setText(drawn, drawnDots(dots));
        setText(told, ownWords(dots));
        show(own, dots > 0);
        show(plus, asks);
        show(minus, asks);
        plus.setAttribute("aria-disabled", String(isFull));
    }

    /** Its place is kept, so that nothing moves under a finger; whoever was in it stays there. */
    function leave() {
        if (node.classList.contains("gone")) return;
        node.style.minHeight = `${node.getBoundingClientRect().height}px`;
        if (node.contains(document.activeElement)) node.focus({ preventScroll: true });
        node.className = "idea gone";
        show(node.firstChild, false);
        node.append(gone);
    }

    return { node, update };
}

function groupWords(phone, step, { target }) {
    const name = el("p", { class: "words group-name", lang: phone.wordsIn, id: `words-${target}` });
    const number = el("summary", { "aria-describedby": name.id });
    const list = el("ul", { class: "stack tight listed" });
    const node = el("div", { class: "stack tight" }, name, el("details", { class: "fold" }, number, list));

    function update({ words, ideas }, mine) {
        setText(name, words);
        setText(number, ideas.length === 1 ? t("1 idea") : t("{n} ideas", { n: ideas.length }));
        follow(list, ideas, ({ id }) => id, (idea) => make(idea), (item, idea) => item.words.update(idea, mine));
    }

    function make(idea) {
        const words = ideaWords(phone, step, idea.id);
        return Object.assign(el("li", {}, words.node), { words });
    }

    return { node, update };
}
