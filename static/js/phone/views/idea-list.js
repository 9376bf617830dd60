import { t } from "../../language.js";
import { el, follow, setText, show } from "../dom.js";
import { Reading } from "../reading.js";
import { supportButtons, supportCounts } from "./support.js";
import { themeBadge } from "./theme.js";

const AT_ONCE = 20;

/** What others wrote. New ideas wait behind a button, so that nothing moves under somebody's finger. */
export function ideaList(phone, stepId, ownIdeas) {
    const reading = new Reading();
    const fresh = freshButton(showFresh);
    const more = el("button", { class: "button", type: "button", on: { click: showMore } });
    const list = el("ul", { class: "stack" });
    const heading = el("h3", {});
    const node = el("section", { class: "stack" }, heading, fresh.node, list, more);
    let step = null;
    let most = AT_ONCE;

    function update(now) {
        step = now || step;
        const own = ownIdeas();
        const ids = visible(own);
        reading.arrive(ids, supported(), own);
        if (!reading.before.length) reading.showFresh();
        setText(heading, step.open && step.support !== "none" ? t("What do you think of these ideas? ({n})", { n: ids.length }) : t("Ideas of others: {n}", { n: ids.length }));
        fresh.update(reading.fresh.length);
        const left = reading.before.length - most;
        if (show(more, left > 0)) setText(more, t("Show more ({n})", { n: left }));
        show(node, reading.before.length && !(step.writing && step.writing.hidden));
        follow(list, reading.before.slice(0, most), (id) => id, make, refresh);
    }

    /** While an idea of one's own is under way nothing new comes in: it might be that one. */
    function visible(own) {
        const ideas = phone.docs.keys("idea/").map((key) => phone.docs.get(key)).filter((idea) => idea.step === stepId);
        const ids = ideas.map((idea) => idea.id).filter((id) => !own.has(id));
        return phone.waiting("idea.add").length ? ids.filter((id) => reading.before && reading.before.includes(id)) : ids;
    }

    function supported() {
        return new Set(Object.keys(phone.mine.get("my/support") || {}).map(Number));
    }

    function make(id) {
        const idea = phone.docs.get(`idea/${id}`);
        if (!idea) return el("li", { class: "idea gone", text: t("This idea was taken away.") });
        const words = el("p", { class: "words", lang: phone.wordsIn, id: `words-${id}`, text: idea.text });
        const item = el("li", { class: "idea", tabindex: "-1" }, themeBadge(phone, step, idea.theme), words);
        item.words = words;
        item.support = supportButtons(phone, idea, step.support);
        item.counts = supportCounts(step.support);
        item.append(item.support.node, item.counts.node);
        return item;
    }

    function refresh(item, id) {
        const idea = phone.docs.get(`idea/${id}`);
        if (!item.support) return;
        if (idea) item.style.minHeight = "";
        else keepPlace(item);
        item.classList.toggle("gone", !idea);
        setText(item.words, idea ? idea.text : t("This idea was taken away."));
        item.support.update(step.open, Boolean(idea));
        const support = phone.docs.get("support");
        item.counts.update(idea && support && support.step === stepId ? support.counts[id] : null);
    }

    function showFresh() {
        const came = reading.showFresh();
        most += came.length;
        update();
        list.firstChild.focus();
        phone.say(t("New ideas shown: {n}", { n: came.length }));
    }

    function showMore() {
        const first = most;
        most += AT_ONCE;
        update();
        list.children[first].focus();
    }

    function acked(command, ack) {
        const item = command.verb === "idea.support" && list.following && list.following.get(String(command.idea));
        if (!item || !item.support) return false;
        item.support.acked(command, ack);
        update();
        return true;
    }

    return { node, update, acked };
}

/** Its place is kept from the start, so that nothing moves when there is something new. */
function freshButton(showFresh) {
    const node = el("button", { class: "button wide fresh", type: "button", disabled: true, on: { click: showFresh } });

    function update(news) {
        setText(node, textFor(news));
        node.disabled = !news;
    }

    return { node, update };
}

function textFor(news) {
    if (!news) return t("No new ideas");
    return news === 1 ? t("1 new idea – show") : t("{n} new ideas – show", { n: news });
}

/** What was taken away leaves an empty place of the same height; whoever was in it stays there. */
function keepPlace(item) {
    if (item.classList.contains("gone")) return;
    item.style.minHeight = `${item.getBoundingClientRect().height}px`;
    if (item.contains(document.activeElement)) item.focus({ preventScroll: true });
}
