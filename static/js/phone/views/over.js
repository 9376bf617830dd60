import { t } from "../../language.js";
import { el, setText, show } from "../dom.js";
import { icon } from "../icons.js";

/** The evening is over: thanks, what one brought, and what happens with it. */
export function overView(phone) {
    const heading = el("h2", { tabindex: "-1", text: t("Thank you for taking part") });
    const answers = el("dd", {});
    const ideas = el("dd", {});
    const brought = el("dl", { class: "brought" },
        el("div", {}, el("dt", { text: t("Your answers") }), answers), el("div", {}, el("dt", { text: t("Your ideas") }), ideas));
    const stored = el("p", { class: "soft", text: document.getElementById("stored").textContent.trim() });
    const node = el("section", { class: "step welcome stack", id: "over" },
        el("span", { class: "state-icon" }, icon("heart")), heading, el("p", { text: t("This meetup is over. You can close this page.") }), brought,
        el("div", { class: "card stack tight left" }, el("h3", { text: t("What happens with your answers") }), stored,
            el("p", {}, el("a", { class: "button quiet", href: `/${phone.code}/me`, text: t("My data") }))));

    function update() {
        const given = phone.mine.keys("my/round/").length;
        const placed = phone.mine.keys("my/idea/").filter((key) => phone.mine.get(key).status !== "withdrawn").length;
        show(brought, given + placed > 0);
        setText(answers, String(given));
        setText(ideas, String(placed));
    }

    return { node, heading, update };
}
