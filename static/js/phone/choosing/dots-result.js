import { t } from "../../language.js";
import { drawn, el } from "../dom.js";
import { countedOptions } from "./options.js";
import { ownWords } from "./words.js";

/** How the dots of the room lie: the most first, one's own marked. */
export function dotsResult(phone) {
    phone.look("results");
    const node = el("figure", { class: "results stack" });
    let shown = null;

    function update(options, { counts, voted }, placed) {
        const facts = JSON.stringify([options, counts, voted, placed]);
        if (facts === shown) return;
        shown = facts;
        const { rows, most, without } = countedOptions(options, counts);
        node.textContent = "";
        node.append(el("ul", { class: "stack tight" }, ...rows.map((row) => bar(row, most, placed[row.target] || 0))), el("figcaption", { class: "soft", text: sentence(voted, without) }));
    }

    function bar({ words, count }, most, own) {
        return el("li", { class: own ? "bar mine" : "bar" },
            el("span", { class: "bar-head" }, el("span", { lang: phone.wordsIn, text: words }), el("strong", { text: String(count) }, el("span", { class: "visually-hidden", text: ` ${count === 1 ? t("dot") : t("dots")}` }))),
            drawn("svg", { class: "track", "aria-hidden": "true" }, drawn("rect", { class: "fill", width: `${Math.round((1000 * count) / most) / 10}%`, height: "100%" })),
            own > 0 && el("span", { class: "badge start", text: ownWords(own) }));
    }

    return { node, update };
}

function sentence(voted, without) {
    const people = voted === 1 ? t("1 person put dots") : t("{n} people put dots", { n: voted });
    return without ? `${people} · ${without === 1 ? t("1 other got none") : t("{n} others got none", { n: without })}` : people;
}
