import { t } from "../../language.js";
import { el, follow, setText, show } from "../dom.js";

const SORTS = ["condition", "agreement"];
const STATUS = {
    sending: () => t("Sending…"),
    waiting: () => t("Received. It waits for the moderator."),
    listed: () => t("On the list, for everyone to see"),
    parked: () => t("Kept for later"),
    hidden: () => t("Not placed"),
    redacted: () => t("This text was removed by the hosts."),
};

/** What this phone offered, with what became of each, and the way to take one back. */
export function myOffers(phone) {
    const heading = el("h3", { tabindex: "-1", text: t("What you offered") });
    const list = el("ul", { class: "stack tight" });
    const node = el("section", { class: "stack tight", id: "my-offers", hidden: true }, heading, list);
    const received = new Map();

    function update() {
        const items = SORTS.reduce((all, sort) => all.concat(known(sort), sending(sort)), []);
        show(node, items.length);
        follow(list, items, (each) => each.key, make, refresh);
    }

    function known(sort) {
        const mine = phone.mine.keys(`my/${sort}/`).map((key) => Object.assign({ sort, key }, phone.mine.get(key))).sort((a, b) => a.id - b.id);
        mine.forEach((each) => received.delete(each.key));
        const fresh = Array.from(received.values()).filter((each) => each.sort === sort);
        const leaving = phone.waiting(`${sort}.withdraw`).map((command) => command[sort]);
        return mine.concat(fresh).filter((each) => each.status !== "withdrawn" && !leaving.includes(each.id));
    }

    function sending(sort) {
        return phone.waiting(`${sort}.offer`).map((command) => Object.assign({}, command, { sort, key: command.id, status: "sending" }));
    }

    function make(each) {
        const facts = el("p", { class: "small soft" });
        const status = el("p", { class: "small status" });
        const row = el("div", { class: "between" }, status);
        const item = el("li", { class: "idea mine", id: each.status === "sending" ? null : `my-${each.sort}-${each.id}` }, el("p", {}), facts, row);
        item.firstChild.className = "words";
        item.status = status;
        item.facts = facts;
        if (each.status !== "sending") item.leave = takeBack(row, () => withdraw(each));
        return item;
    }

    function refresh(item, each) {
        setText(item.firstChild, each.text || each.what || "");
        show(item.firstChild, each.text || each.what);
        const facts = (each.sort === "condition" ? [each.level] : [each.who, each.name, each.when]).filter(Boolean);
        setText(item.facts, facts.join(" · "));
        show(item.facts, facts.length > 0);
        setText(item.status, (STATUS[each.status] || STATUS.waiting)());
        item.className = `idea mine ${each.status}`;
        if (item.leave) show(item.leave, !each.vote && each.status !== "redacted");
    }

    function withdraw({ sort, id }) {
        heading.focus({ preventScroll: true });
        phone.send(`${sort}.withdraw`, { [sort]: id });
        update();
    }

    function acked(command, ack) {
        if (!SORTS.some((sort) => command.verb === `${sort}.withdraw`)) return false;
        if (ack.ok) phone.say(t("Taken back"));
        else phone.warn(ack.message);
        update();
        return true;
    }

    function keep(sort, id, command) {
        const key = `my/${sort}/${id}`;
        if (!phone.mine.get(key)) received.set(key, Object.assign({}, command, { sort, key, id, status: "waiting" }));
    }

    return { node, update, acked, keep };
}

/** Two taps: it can't be undone. */
function takeBack(place, run) {
    let asked = false;
    const button = el("button", { class: "button quiet small", type: "button", text: t("Take back"), on: { click, blur: () => ask(false) } });
    place.append(button);

    function click() {
        if (asked) run();
        else ask(true);
    }

    function ask(on) {
        asked = on;
        button.textContent = on ? t("Tap again to take it back") : t("Take back");
        button.classList.toggle("danger", on);
    }

    return button;
}
