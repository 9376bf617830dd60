import { t } from "../../language.js";
import { el, follow, setText, show } from "../dom.js";
import { supportButtons, supportCounts } from "../views/support.js";
import { ideaWords, ownIdeas } from "./idea-words.js";
import { groupsOf } from "./options.js";

const FEW = 12; // ideas that stand open; of more, groups can be unfolded

/** The ideas as the room sees them: by group, at the end those in none. */
export function groupedList(phone, stepId) {
    const list = el("div", {});
    const node = el("section", { class: "stack" }, el("h3", { text: t("The ideas, in groups") }), list);
    const cards = new Map();
    let step = phone.docs.get("step");

    function update(now) {
        step = now || step;
        const groups = groupsOf(phone.docs, stepId);
        const mine = ownIdeas(phone);
        const open = groups.reduce((sum, { ideas }) => sum + ideas.length, 0) <= FEW;
        show(node, groups.length);
        follow(list, groups, ({ id }) => id, () => fold(open), (item, group) => {
            const [name, number] = item.querySelector("summary").children;
            setText(name, group.name === null ? t("Not in a group") : group.name);
            setText(number, String(group.ideas.length));
            follow(item.lastChild, group.ideas, ({ id }) => id, make, (card, idea) => refresh(card, idea, mine));
        });
    }

    function fold(open) {
        const summary = el("summary", {}, el("strong", { lang: phone.wordsIn }), el("span", { class: "badge" }));
        return el("details", { class: "fold grouped", open }, summary, el("ul", { class: "stack tight" }));
    }

    function make(idea) {
        const words = ideaWords(phone, step, idea.id);
        const card = { words, support: supportButtons(phone, idea, step.support), counts: supportCounts(step.support) };
        cards.set(idea.id, card);
        return Object.assign(el("li", { class: "idea" }, words.node, card.support.node, card.counts.node), card);
    }

    function refresh(card, idea, mine) {
        const own = mine.ids.has(idea.id);
        card.classList.toggle("mine", own);
        card.words.update(idea, mine);
        card.support.update(step.open, !own);
        const support = phone.docs.get("support");
        card.counts.update(support && support.step === stepId ? support.counts[idea.id] : null);
    }

    function acked(command, ack) {
        const card = command.verb === "idea.support" && cards.get(command.idea);
        if (!card) return false;
        card.support.acked(command, ack);
        update();
        return true;
    }

    return { node, update, acked };
}

/**
 * The usual view of ideas, in which those of others stand in their groups while the room sees them so. Who reads the list already (`isRead`) is
 * only offered it, below: nothing moves under their hands.
 */
export function inGroups(phone, usual, stepId, isRead) {
    const flat = usual.node.lastElementChild;
    const grouped = groupedList(phone, stepId);
    const offer = el("button", { type: "button", class: "button wide", text: t("The ideas stand in groups now – show") });
    let taken = !isRead && isGrouped(phone.docs.get("step"));
    offer.addEventListener("click", () => {
        taken = true;
        update();
    });
    usual.node.append(grouped.node, offer);

    function isGrouped(step) {
        return Boolean(step) && step.id === stepId && step.view === "groups" && Boolean(phone.docs.get("groups"));
    }

    function update() {
        usual.update();
        const step = phone.docs.get("step");
        const told = isGrouped(step);
        taken = told && taken;
        show(offer, told && !taken);
        show(grouped.node, taken);
        if (taken) show(flat, false);
        if (taken) grouped.update(step);
    }

    function acked(command, ack) {
        const grasped = grouped.acked(command, ack);
        return usual.acked(command, ack) || grasped;
    }

    return Object.assign({}, usual, { update, acked });
}
