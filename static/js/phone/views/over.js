import { t } from "../../language.js";
import { el } from "../dom.js";
import { icon } from "../icons.js";

/** The evening is over: thanks, the way to what came of it, and what happens with one's own. */
export function overView(phone) {
    const heading = el("h2", { tabindex: "-1", text: t("Thank you for taking part") });
    const stored = el("p", { class: "soft", text: document.getElementById("stored").textContent.trim() });
    const node = el("section", { class: "step welcome stack", id: "over" },
        el("span", { class: "state-icon" }, icon("heart")), heading, el("p", { text: t("This meetup is over. You can close this page.") }),
        phone.docs.get("meetup").state === "closed" && el("a", { class: "button primary wide", href: `/${phone.code}/after`, text: t("See what came of it") }),
        el("div", { class: "card stack tight left" }, el("h3", { text: t("What happens with your answers") }), stored,
            el("p", {}, el("a", { class: "button quiet", href: `/${phone.code}/me`, text: t("My data") }))));

    return { node, heading, update() {} };
}
