import { t } from "../../language.js";
import { el, setText, show } from "../dom.js";
import { ownList } from "./own-list.js";
import { drawnDots, leftWords } from "./words.js";

/** Always in sight, below: how many dots are left, where one's own lie, and whether they were sent. */
export function dotsBar(phone, take) {
    const drawn = el("span", { class: "dots-drawn", "aria-hidden": "true" });
    const left = el("strong", {});
    const note = el("p", { class: "dots-note small" });
    const own = ownList(phone, t("You have not put any dots yet."), back);
    const summary = el("summary", {}, el("span", { class: "dots-left" }, drawn, left), el("span", { class: "visually-hidden", text: t("My dots") }));
    const fold = el("details", { class: "fold" }, summary, own.node);
    const node = el("div", { class: "sticky dots-bar" }, note, fold);
    let told = "";

    function back(target) {
        take(target);
        if (!own.node.contains(document.activeElement)) summary.focus();
    }

    function update({ each, left: number, options, placed, asks, waits }) {
        const words = leftWords(number, each);
        if (words !== left.textContent || !asks) told = "";
        setText(left, words);
        setText(drawn, each > 5 ? drawnDots(each - number) : "●".repeat(each - number) + "○".repeat(number));
        own.update(options, placed, asks);
        const sentence = told || (waits && phone.connection.status !== "online" ? t("Not sent yet. This goes out as soon as the connection is back.") : "");
        setText(note, sentence);
        show(note, sentence);
    }

    /** A sentence that stays until the next dot. */
    function tell(sentence) {
        told = sentence;
        setText(note, told);
        show(note, told);
    }

    return { node, update, tell };
}
