import { t } from "../../language.js";
import { el, setText, show } from "../dom.js";
import { linesOf } from "./captions.js";

/** What is said in the clip, to read: opened by who wants to, or by a phone that does not keep up. */
export function transcript(phone) {
    let [open, source] = [false, null];
    const button = el("button", { class: "button quiet wide", type: "button", on: { click: () => set(!open) } });
    const text = el("div", { class: "stack tight prose spoken", lang: phone.wordsIn, tabindex: "0", role: "region", "aria-label": t("What is said") });
    const node = el("div", { class: "stack tight" }, button, text);

    function set(on) {
        open = on;
        button.setAttribute("aria-expanded", String(open));
        setText(button, open ? t("Hide the text") : t("Read what is said"));
        show(text, open);
        if (open && source && text.dataset.source !== source) read(source);
    }

    function read(url) {
        text.dataset.source = url;
        text.textContent = t("One moment …");
        fetch(url).then((answer) => (answer.ok ? answer.text() : Promise.reject(answer))).then((vtt) => {
            text.textContent = "";
            linesOf(vtt).forEach((line) => text.append(el("p", { text: line })));
        }).catch(() => {
            delete text.dataset.source;
            text.textContent = t("The text could not be fetched. Look at the screen.");
        });
    }

    function update(captions, visible) {
        source = captions;
        show(node, visible && captions);
    }

    set(false);
    return { node, update, open: () => open || set(true) };
}
