import { t } from "../../language.js";
import { el, setText, show } from "../dom.js";
import { linesOf } from "./captions.js";

/** What is said in the clip, to read: its captions, or else what was written out of it. Opened by who wants to, or by a phone that does not keep up. */
export function transcript(phone) {
    let [open, source, drawn] = [false, null, null];
    const button = el("button", { class: "button quiet wide", type: "button", on: { click: () => set(!open) } });
    const text = el("div", { class: "stack tight prose spoken", lang: phone.wordsIn, tabindex: "0", role: "region", "aria-label": t("What is said") });
    const node = el("div", { class: "stack tight" }, button, text);

    function set(on) {
        open = on;
        button.setAttribute("aria-expanded", String(open));
        setText(button, open ? t("Hide the text") : t("Read what is said"));
        show(text, open);
        draw();
    }

    function draw() {
        const wanted = source && (source.url || source.text);
        if (!open || !wanted || drawn === wanted) return;
        drawn = wanted;
        if (source.url) read(source.url);
        else write(source.text.split(/\n+/));
    }

    function read(url) {
        text.textContent = t("One moment …");
        fetch(url).then((answer) => (answer.ok ? answer.text() : Promise.reject(answer))).then((vtt) => drawn === url && write(linesOf(vtt))).catch(() => {
            drawn = null;
            text.textContent = t("The text could not be fetched. Look at the screen.");
        });
    }

    function write(lines) {
        text.textContent = "";
        lines.filter((line) => line.trim()).forEach((line) => text.append(el("p", { text: line })));
    }

    /** `words` is {url} of captions or {text}; null: there are none. Says whether they can be read now. */
    function update(words, visible) {
        source = words;
        draw();
        return show(node, visible && words);
    }

    set(false);
    return { node, update, open: () => open || set(true) };
}
