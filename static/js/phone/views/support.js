import { t } from "../../language.js";
import { supportOf } from "../../parts/tally.js";
import { el, setPressed, setText, show } from "../dom.js";
import { Echo } from "../echo.js";
import { icon } from "../icons.js";

const OFFERED = { agree: ["agree"], agree_disagree_pass: ["agree", "disagree", "pass"] };

/** The buttons under one idea; the chosen one stays marked, another tap on it takes it back. */
export function supportButtons(phone, idea, kind) {
    const echo = new Echo();
    const values = OFFERED[kind] || [];
    const buttons = values.map((value) =>
        el("button", { class: "button support", type: "button", on: { click: () => choose(value) } }, icon("check"), el("span", { text: wordFor(value, kind) })));
    const node = el("div", { class: "supports", role: "group", "aria-labelledby": `words-${idea.id}` }, ...buttons);

    phone.waiting("idea.support").filter((command) => command.idea === idea.id).forEach((command) => echo.expect(command.value));

    function chosen() {
        return echo.value((phone.mine.get("my/support") || {})[idea.id] || null);
    }

    function choose(value) {
        const next = chosen() === value ? null : value;
        echo.expect(next);
        phone.send("idea.support", { idea: idea.id, value: next });
        mark();
    }

    function mark() {
        const now = chosen();
        values.forEach((value, at) => setPressed(buttons[at], value === now));
    }

    function update(open, exists) {
        mark();
        show(node, values.length > 0 && exists && (open || chosen()));
        buttons.forEach((button) => (button.disabled = !open));
    }

    function acked(command, ack) {
        const later = phone.waiting("idea.support").some((other) => other.idea === idea.id);
        if (later) return;
        if (ack.ok) echo.confirm();
        else echo.drop();
        if (!ack.ok) phone.warn(ack.message);
    }

    return { node, update, acked };
}

/** How the room weighed one idea, once the desk shows it. */
export function supportCounts(kind) {
    const node = el("p", { class: "small soft", hidden: true });

    function update(counts) {
        const known = show(node, Boolean(counts));
        if (known) setText(node, supportOf(counts, kind).map((each) => `${wordFor(each.value, kind)} ${each.count}`).join(" · "));
    }

    return { node, update };
}

function wordFor(value, kind) {
    if (kind === "agree") return t("Support");
    return { agree: t("Agree"), disagree: t("Disagree"), pass: t("I don't know") }[value];
}
