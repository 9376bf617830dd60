import { t } from "../../language.js";
import { el, follow, setText, show } from "../dom.js";
import { stateCard } from "../state-card.js";
import { headOf } from "../views/head.js";
import { dotsBar } from "./dots-bar.js";
import { dotsResult } from "./dots-result.js";
import { groupedList } from "./grouped-list.js";
import { ownIdeas } from "./idea-words.js";
import { optionCard } from "./option-card.js";
import { optionsOf } from "./options.js";
import { Standing } from "./order.js";
import { isDot, OwnDots, sumOf } from "./own-dots.js";
import { ownList } from "./own-list.js";
import { spokenLeft } from "./words.js";

const AT_ONCE = 60; // of what can be chosen

/** Putting dots on what matters most to this person; once they are closed where one's own lie, and how they all do. templates/phone/_dots.html says the same. */
export function dotsView(phone, section) {
    phone.look("ideas");
    phone.look("choosing");
    const own = new OwnDots(phone, section.step);
    const standing = new Standing(JSON.parse(document.getElementById("boot").textContent).who);
    const head = headOf(phone, `step-${section.step}`, "");
    const intro = el("p", {});
    const note = el("p", { class: "soft small", text: t("Anonymous. You can move your dots until they are closed.") });
    const paused = stateCard({ name: "wait", title: t("Voting is paused for a moment."), text: "" });
    const closed = stateCard({ name: "lock", title: t("The dots are closed. Look at the screen."), text: "" });
    const lie = el("h3", { text: t("Where the dots lie") });
    const mine = ownList(phone, t("You put no dots this time."));
    const yours = el("div", { class: "stack tight" }, el("h3", { text: t("My dots") }), mine.node);
    const list = el("ul", { class: "stack tight" });
    const more = el("button", { class: "button", type: "button", on: { click: showMore } });
    const grouped = groupedList(phone, section.step);
    const result = dotsResult(phone);
    const bar = dotsBar(phone, (target) => move(target, -1));
    const node = el("section", { class: "step stack", id: `step-${section.step}` }, head.node, intro, note, paused, closed, lie, result.node, yours, list, more, grouped.node, bar.node);
    let step = phone.docs.get("step");
    let dots = phone.docs.get("dots");
    let most = AT_ONCE;

    function left() {
        return Math.max(0, dots.each - sumOf(own.placed()));
    }

    function put(target) {
        if (left() > 0) return move(target, 1);
        const sentence = t("You have put all your dots. Take one back first.");
        bar.tell(sentence);
        phone.say(sentence);
    }

    function move(target, by) {
        own.move(target, by);
        update();
        phone.say(spokenLeft(left(), dots.each));
    }

    function showMore() {
        const first = most;
        most = Infinity;
        update();
        list.children[first].focus();
    }

    function update() {
        const now = phone.docs.get("step");
        if (now && now.id === section.step) step = now;
        if ((phone.docs.get("dots") || {}).step === section.step) become(phone.docs.get("dots"));
        setText(head.heading, step.title);
        head.update(now, step.id);
        draw(optionsOf(phone.docs, section.step, dots.on), own.placed());
    }

    /** What comes while somebody is at it is said to who only listens. */
    function become(told) {
        if (dots.open && !told.open) phone.say(t("The dots are closed. Look at the screen."));
        else if (!dots.counts && told.counts) phone.say(t("Where the dots lie"));
        dots = told;
    }

    function draw(options, placed) {
        const asks = dots.open && !dots.paused;
        const isTold = Boolean(dots.counts);
        if (show(intro, asks)) setText(intro, dots.each === 1 ? t("Put your dot on what matters most to you.") : t("Put your dots on what matters most to you. You may put several on one."));
        show(note, asks);
        show(paused, dots.open && dots.paused);
        show(closed, !dots.open && !isTold);
        show(lie, isTold);
        if (show(result.node, isTold)) result.update(options, dots, placed);
        if (show(yours, !dots.open && !isTold)) mine.update(options, placed, false);
        const isGrouped = !dots.open && !isTold && step.view === "groups";
        if (show(grouped.node, isGrouped)) grouped.update(step);
        show(more, false);
        if (show(list, !isGrouped && !isTold)) drawList(options, placed, asks);
        if (show(bar.node, dots.open)) bar.update({ each: dots.each, left: left(), options, placed, asks, waits: own.under().length > 0 });
    }

    function drawList(options, placed, asks) {
        const byTarget = new Map(options.map((option) => [option.target, option]));
        const facts = { mine: ownIdeas(phone), asks, isFull: left() === 0 };
        const targets = standing.arrive(Array.from(byTarget.keys()));
        if (show(more, targets.length > most)) setText(more, t("Show more ({n})", { n: targets.length - most }));
        follow(list, targets.slice(0, most), (target) => target, (target) => make(byTarget.get(target)), (item, target) =>
            item.card.update(byTarget.get(target), placed[target] || 0, Object.assign({ sending: own.isUnder(target) }, facts)));
    }

    function make(option) {
        const card = optionCard(phone, step, option, { put, take: (target) => move(target, -1) });
        return Object.assign(card.node, { card });
    }

    function acked(command, ack) {
        if (!isDot(command)) return grouped.acked(command, ack);
        own.acked(command, ack);
        if (!ack.ok) phone.warn(ack.message);
        update();
        return true;
    }

    return { node, heading: head.heading, update, acked };
}
