import { t } from "../../language.js";
import { el, follow, setText, show } from "../dom.js";
import { themeBadge } from "../views/theme.js";

/** Whose words these are, for this phone: of an idea, and of what says the same, which comes without a number. */
export function ownIdeas(phone) {
    const mine = phone.mine.keys("my/idea/").map((key) => phone.mine.get(key));
    const texts = mine.filter(({ status }) => status === "shown").map(({ text, edited }) => edited || text);
    return { ids: new Set(mine.map(({ id }) => id)), texts: new Set(texts) };
}

/** An idea to read: its theme, its words, whether it is one's own, and in each person's own words what was put together with it. */
export function ideaWords(phone, step, id) {
    const words = el("p", { class: "words", lang: phone.wordsIn, id: `words-${id}` });
    const own = el("p", { class: "badge start", text: t("Your idea") });
    const same = el("ul", { class: "stack tight" });
    const also = el("div", { class: "edited stack tight" }, el("p", { class: "small soft", text: t("Put together with it:") }), same);
    const idea = phone.docs.get(`idea/${id}`);
    const node = el("div", { class: "stack tight" }, idea && themeBadge(phone, step, idea.theme), words, own, also);

    function update(now, mine) {
        setText(words, now.text);
        show(own, mine.ids.has(now.id));
        const told = (now.also || []).map((text, at) => ({ at, text }));
        show(also, told.length);
        follow(same, told, ({ at }) => at, () => el("li", {}, el("span", { class: "words", lang: phone.wordsIn }), el("span", { class: "badge", text: t("Your idea") })), (item, { text }) => {
            setText(item.firstChild, text);
            show(item.lastChild, mine.texts.has(text));
        });
    }

    return { node, update };
}
