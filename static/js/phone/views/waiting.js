import { t } from "../../language.js";
import { el, setText, show } from "../dom.js";
import { icon } from "../icons.js";
import { practiceCard } from "./practice.js";
import { roleCard } from "./role.js";

/** While people come in: you are in, how many are here, a question to try, and who you are, if you want to say so. */
export function waitingView(phone) {
    const heading = el("h2", { tabindex: "-1", text: t("You are in") });
    const crowd = el("p", { class: "crowd" });
    const practice = practiceCard(phone);
    const roles = roleCard(phone, { skippable: false });
    const welcome = el("div", { class: "welcome stack" },
        el("span", { class: "state-icon" }, icon("check")), heading,
        el("p", { text: `${t("The evening starts in a moment.")} ${t("This page goes on by itself.")}` }), crowd, phone.voters);

    function update() {
        const present = (phone.docs.get("crowd") || {}).present || 0;
        if (show(crowd, present > 1)) setText(crowd, t("{n} people are here", { n: present }));
        practice.update();
        roles.update();
    }

    function acked(command, ack) {
        return practice.acked(command, ack) || roles.acked(command, ack);
    }

    return { node: el("section", { class: "step stack loose", id: "waiting" }, welcome, practice.node, roles.node), heading, update, acked };
}
