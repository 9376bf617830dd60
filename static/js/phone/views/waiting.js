import { t } from "../../language.js";
import { el, setText, show } from "../dom.js";
import { icon } from "../icons.js";
import { roleCard } from "./role.js";

/** Before the first step: you are in, how many are here, and who you are, if you want to say so. */
export function waitingView(phone) {
    const heading = el("h2", { tabindex: "-1", text: t("You are in") });
    const crowd = el("p", { class: "crowd" });
    const roles = roleCard(phone, { skippable: false });
    const welcome = el("div", { class: "welcome stack" },
        el("span", { class: "state-icon" }, icon("check")), heading, el("p", { text: t("The evening starts in a moment. This page goes on by itself.") }), crowd);

    function update() {
        const present = (phone.docs.get("crowd") || {}).present || 0;
        if (show(crowd, present > 1)) setText(crowd, t("{n} people are here", { n: present }));
        roles.update();
    }

    return { node: el("section", { class: "step stack loose" }, welcome, roles.node), heading, update, acked: roles.acked };
}
