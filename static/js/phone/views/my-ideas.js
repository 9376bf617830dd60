import { t } from "../../language.js";
import { el, follow, setText, show } from "../dom.js";
import { supportCounts } from "./support.js";
import { themeBadge } from "./theme.js";

const STATUS = {
    sending: () => t("Sending…"),
    waiting: () => t("Received. It waits for the moderator."),
    shown: () => t("Shown to everyone"),
    hidden: () => t("Not placed"),
};

/** One's own ideas of this step, with what became of each, and the way to take one back. */
export function myIdeas(phone, stepId) {
    const heading = el("h3", { tabindex: "-1", text: t("My ideas") });
    const list = el("ul", { class: "stack tight" });
    const node = el("section", { class: "stack tight", id: `mine-${stepId}` }, heading, list);
    const received = new Map();
    let open = true;

    function update(isOpen) {
        if (isOpen !== undefined) open = isOpen;
        const mine = phone.mine.keys("my/idea/").map((key) => phone.mine.get(key)).filter((idea) => idea.step === stepId);
        mine.forEach((idea) => received.delete(idea.id));
        const known = Array.from(received.values()).concat(mine).filter((idea) => idea.status !== "withdrawn" && !isLeaving(idea.id));
        const sending = phone.waiting("idea.add").filter((command) => command.step === stepId);
        const items = known.concat(sending.map((command) => Object.assign({ status: "sending" }, command)));
        show(node, items.length > 0);
        follow(list, items, (idea) => idea.id, make, refresh);
    }

    function isLeaving(id) {
        return phone.waiting("idea.withdraw").some((command) => command.idea === id);
    }

    function make(idea) {
        const step = phone.docs.get("step") || { themes: [] };
        const status = el("p", { class: "small status" });
        const item = el("li", { class: "idea mine" }, themeBadge(phone, step, idea.theme), el("p", { class: "words", text: idea.text }), el("div", { class: "between" }, status));
        item.status = status;
        item.counts = supportCounts(step.support);
        item.append(item.counts.node);
        if (idea.status !== "sending") item.withdraw = withdrawal(phone, idea, status.parentNode, heading);
        return item;
    }

    function refresh(item, idea) {
        setText(item.status, (STATUS[idea.status] || STATUS.waiting)());
        item.className = `idea mine ${idea.status}`;
        const support = phone.docs.get("support");
        item.counts.update(support && support.step === stepId ? support.counts[idea.id] : null);
        if (item.withdraw) show(item.withdraw, open);
        if (phone.tell) phone.tell(item, idea);
    }

    function acked(command, ack) {
        if (command.verb !== "idea.withdraw") return false;
        phone.say(ack.ok ? t("Your idea was taken back") : ack.message);
        update();
        return true;
    }

    function keep(id, command) {
        received.set(id, { id, step: stepId, theme: command.theme, text: command.text, status: "waiting" });
    }

    function ids() {
        return new Set(phone.mine.keys("my/idea/").map((key) => phone.mine.get(key).id).concat(Array.from(received.keys())));
    }

    return { node, update, acked, keep, ids };
}

/** Two taps: withdrawing can't be undone. */
function withdrawal(phone, idea, place, after) {
    let asked = false;
    const button = el("button", { class: "button quiet small", type: "button", text: t("Take back"), on: { click, blur } });
    place.append(button);

    function click() {
        if (asked) {
            after.focus({ preventScroll: true });
            return phone.send("idea.withdraw", { idea: idea.id });
        }
        asked = true;
        button.textContent = t("Tap again to take it back");
        button.classList.add("danger");
    }

    function blur() {
        asked = false;
        button.textContent = t("Take back");
        button.classList.remove("danger");
    }

    return button;
}
