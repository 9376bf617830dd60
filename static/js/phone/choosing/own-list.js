import { t } from "../../language.js";
import { el, follow, setText, show } from "../dom.js";
import { drawnDots, ownWords } from "./words.js";

/** Where one's own dots lie, or the words for `none`; with `take`, each can be taken back from here. */
export function ownList(phone, none, take) {
    const empty = el("p", { class: "soft small", text: none });
    const list = el("ul", { class: take ? "own-dots folded" : "own-dots" });
    const node = el("div", {}, empty, list);

    function update(options, placed, asks) {
        const lie = options.filter(({ target }) => placed[target]);
        show(empty, lie.length === 0);
        follow(list, lie, ({ target }) => target, make, (item, { target, words }) => {
            setText(item.children[0], drawnDots(placed[target]));
            setText(item.children[1], ownWords(placed[target]));
            setText(item.children[2], words);
            if (take) show(item.lastChild, asks);
        });
    }

    function make({ target }) {
        const words = el("span", { class: "own-dots-words", lang: phone.wordsIn, id: `own-${target}` });
        const back = take && el("button", { class: "button dotter", type: "button", "aria-label": t("Take a dot back"), "aria-describedby": words.id, text: "−", on: { click: () => take(target) } });
        return el("li", {}, el("span", { class: "dots-drawn", "aria-hidden": "true" }), el("span", { class: "visually-hidden" }), words, back);
    }

    return { node, update };
}
