import { t } from "../../language.js";
import { el, setText, show } from "../dom.js";
import { icon } from "../icons.js";

const REST_MS = 2000;

/** "This touches me": one tap while the clip plays. `placeNow()` is the place that this person sees. */
export function momentButton(phone, placeNow) {
    let resting = false;
    const words = el("span", { text: t("This touches me") });
    const button = el("button", { class: "button wide primary moment", type: "button", on: { click: tap } }, icon("heart"), words);
    const noted = el("p", { class: "soft small", text: t("Nobody sees who tapped.") });
    const node = el("div", { class: "stack tight" }, button, noted);

    function tap() {
        const { id } = phone.docs.get("fragment") || {};
        if (resting || !id) return;
        rest(true);
        setTimeout(() => rest(false), REST_MS);
        phone.say(t("Noted"));
        phone.send("fragment.moment", { step: id, position: placeNow() });
    }

    function rest(on) {
        resting = on;
        button.setAttribute("aria-disabled", String(on));
        button.classList.toggle("noted", on);
        setText(words, on ? t("Noted") : t("This touches me"));
    }

    function update(visible) {
        if (!show(node, visible)) return;
        const n = ((phone.mine.get("my/moments") || {})[phone.docs.get("fragment").id] || []).length;
        setText(noted, n === 0 ? t("Nobody sees who tapped.") : n === 1 ? t("1 moment noted. Nobody sees whose it is.") : t("{n} moments noted. Nobody sees whose they are.", { n }));
    }

    return { node, update };
}
