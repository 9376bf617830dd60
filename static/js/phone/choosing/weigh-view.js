import { t } from "../../language.js";
import { el, follow, setText, show } from "../dom.js";
import { headOf } from "../views/head.js";
import { supportButtons } from "../views/support.js";
import { ideaWords, ownIdeas } from "./idea-words.js";
import { ideasOf } from "./options.js";
import { Standing } from "./order.js";

const AT_ONCE = 20;

/**
 * Saying of each idea of others what one thinks of it, in this phone's own order, so that each has its turn with somebody: as many as make AT_ONCE to weigh yet.
 * templates/phone/_weigh_ideas.html says the same.
 */
export function weighView(phone, section) {
    phone.look("ideas");
    phone.look("choosing");
    const standing = new Standing(JSON.parse(document.getElementById("boot").textContent).who);
    const head = headOf(phone, `step-${section.step}`, "");
    const intro = el("p", { text: t("What do you think of these ideas?") });
    const note = el("p", { class: "soft small", text: t("Anonymous. You can still change it.") });
    const done = el("strong", {});
    const list = el("ul", { class: "stack" });
    const more = el("button", { class: "button", type: "button", on: { click: showMore } });
    const node = el("section", { class: "step stack", id: `step-${section.step}` }, head.node, intro, note, el("p", {}, done), list, more);
    let step = phone.docs.get("step");
    let most = 0;

    function update() {
        const now = phone.docs.get("step");
        if (now && now.id === section.step) step = now;
        setText(head.heading, step.title);
        head.update(now, step.id);
        const mine = ownIdeas(phone);
        const ideas = new Map(ideasOf(phone.docs, section.step).filter(({ id }) => !mine.ids.has(id)).map((idea) => [String(idea.id), idea]));
        const weighed = phone.mine.get("my/support") || {};
        const order = standing.arrive(Array.from(ideas.keys())).filter((target) => ideas.has(target));
        most = Math.max(most, reach(order, (target) => !weighed[target], AT_ONCE));
        setText(done, t("{n} of {m} ideas weighed", { n: order.filter((target) => weighed[target]).length, m: order.length }));
        if (show(more, order.length > most)) setText(more, t("Show more ({n})", { n: order.length - most }));
        follow(list, order.slice(0, most), (target) => target, (target) => make(ideas.get(target)), (item, target) => {
            item.words.update(ideas.get(target), mine);
            item.support.update(step.open, true);
        });
    }

    function make(idea) {
        const card = { words: ideaWords(phone, step, idea.id), support: supportButtons(phone, idea, step.support) };
        return Object.assign(el("li", { class: "idea", tabindex: "-1" }, card.words.node, card.support.node), card);
    }

    function showMore() {
        const first = most;
        most = Infinity;
        update();
        list.children[first].focus();
    }

    function acked(command, ack) {
        const card = command.verb === "idea.support" && list.following && list.following.get(String(command.idea));
        if (!card) return false;
        card.support.acked(command, ack);
        update();
        return true;
    }

    return { node, heading: head.heading, update, acked };
}

/** How many of them, from the first, hold so many that are `left`. */
export function reach(order, left, number) {
    const last = order.filter(left)[number - 1];
    return last ? order.indexOf(last) + 1 : order.length;
}
