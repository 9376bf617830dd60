import { t } from "../../language.js";
import { el, follow, setPressed, setText, show } from "../dom.js";
import { Echo } from "../echo.js";
import { icon } from "../icons.js";
import { stateCard } from "../state-card.js";

const VALUES = ["agree", "disagree", "pass"];

/** What the room votes on now: all of it at once, each with three buttons. The chosen one stays marked, another tap on it takes it back. */
export function votePart(phone) {
    const heading = el("h3", {});
    const note = el("p", { class: "soft small", text: t("Anonymous. You can change your answer until the vote closes.") });
    const bars = barsOf(phone.code);
    const list = el("ul", { class: "stack" });
    const node = el("section", { class: "stack", hidden: true }, heading, ...Object.keys(bars).map((name) => bars[name]), note, list);
    const echoes = new Map();

    function update({ vote }) {
        const put = phone.docs.keys("condition/").map((key) => phone.docs.get(key)).filter((each) => each.vote === "open").sort((a, b) => a.id - b.id);
        if (!show(node, put.length)) return;
        const bar = barOf(phone, vote);
        setText(heading, t("Do you agree with these conditions? ({n})", { n: put.length }));
        Object.keys(bars).forEach((name) => show(bars[name], name === bar));
        show(note, !bar);
        follow(list, put, (each) => each.id, make, (item, each) => refresh(item, each, bar));
    }

    function make(each) {
        const words = el("p", { class: "words", lang: phone.wordsIn, id: `words-condition-${each.id}`, text: each.text });
        const buttons = VALUES.map((value) => el("button", { class: "button support", type: "button", on: { click: () => choose(each.id, value) } }, icon("check"), el("span", { text: wordFor(value) })));
        const group = el("div", { class: "supports", role: "group", "aria-labelledby": words.id }, ...buttons);
        const item = el("li", { class: "idea", id: `condition-${each.id}` }, el("p", { class: "small soft", lang: phone.wordsIn, text: each.level }), words, group);
        item.buttons = buttons;
        phone.waiting("condition.vote").filter(({ condition }) => condition === each.id).forEach(({ value }) => echoOf(each.id).expect(value));
        return item;
    }

    function refresh(item, each, bar) {
        const now = chosen(each.id);
        VALUES.forEach((value, at) => {
            setPressed(item.buttons[at], value === now);
            item.buttons[at].disabled = Boolean(bar);
        });
    }

    function echoOf(id) {
        if (!echoes.has(id)) echoes.set(id, new Echo());
        return echoes.get(id);
    }

    function chosen(id) {
        return echoOf(id).value((phone.mine.get("my/conditions") || {})[id] || null);
    }

    function choose(id, value) {
        const next = chosen(id) === value ? null : value;
        echoOf(id).expect(next);
        phone.send("condition.vote", { condition: id, value: next });
        const item = list.following.get(String(id));
        VALUES.forEach((each, at) => setPressed(item.buttons[at], each === next));
    }

    function acked(command, ack) {
        if (command.verb !== "condition.vote") return false;
        if (phone.waiting("condition.vote").some((other) => other.condition === command.condition && other.id !== command.id)) return true;
        if (ack.ok) echoOf(command.condition).confirm();
        else echoOf(command.condition).drop();
        if (ack.ok) phone.say(command.value ? t("Received: {answer}", { answer: wordFor(command.value) }) : t("Taken back"));
        else phone.warn(ack.message);
        update(phone.docs.get("step").agreements || { vote: {} });
        return true;
    }

    return { node, update, acked };
}

function wordFor(value) {
    return { agree: t("Agree"), disagree: t("Disagree"), pass: t("I don't know") }[value];
}

/** Why this phone may not vote now, if it may not. */
function barOf(phone, { paused, voting }) {
    if (paused) return "paused";
    if (voting === "table" && !(phone.mine.get("me") || {}).scribe) return "table";
    return voting === "ticket" && !JSON.parse(document.getElementById("boot").textContent).ticket ? "ticket" : "";
}

function barsOf(code) {
    return {
        paused: stateCard({ name: "wait", title: t("Voting is paused for a moment."), text: "" }),
        table: stateCard({ name: "lock", title: t("Here one phone votes for each table."), text: t("Talk it over together. Who writes for the table gives its answer: see below.") }),
        ticket: stateCard({
            name: "lock", title: t("Here you vote with a ticket."), text: t("Scan the code on your ticket, or type it in. Without one you look on."),
            action: el("div", {}, el("a", { class: "button", href: `/${code}/ticket`, text: t("I have a ticket") })),
        }),
    };
}
