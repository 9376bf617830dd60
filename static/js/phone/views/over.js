import { t } from "../../language.js";
import { el, setText, show } from "../dom.js";
import { icon } from "../icons.js";

/** The evening is over: thanks, what one brought, and what happens with it. */
export function overView(phone) {
    const heading = el("h2", { tabindex: "-1", text: t("Thank you for taking part") });
    const brought = el("dl", { class: "brought" });
    const stored = el("p", { class: "soft" });
    const node = el("section", { class: "step welcome stack" },
        el("span", { class: "state-icon" }, icon("heart")), heading, el("p", { text: t("This meetup is over. You can close this page.") }), brought,
        el("div", { class: "card stack tight left" }, el("h3", { text: t("What happens with your answers") }), stored));

    function update() {
        const answers = phone.mine.keys("my/round/").length;
        const ideas = phone.mine.keys("my/idea/").filter((key) => phone.mine.get(key).status !== "withdrawn").length;
        if (show(brought, answers + ideas > 0)) figures(brought, [[t("Answers"), answers], [t("Ideas"), ideas]]);
        setText(stored, document.getElementById("stored").textContent);
    }

    return { node, heading, update };
}

function figures(list, pairs) {
    list.textContent = "";
    pairs.forEach(([name, number]) => list.append(el("div", {}, el("dt", { text: name }), el("dd", { text: String(number) }))));
}
