import { t } from "../../language.js";
import { labelOf } from "../ballot.js";
import { el, setText, show } from "../dom.js";

/**
 * Options put in order: tap them one after the other, the first one first; tap again to take one out. Those that have a place stand above, each with
 * buttons to move it. Nothing is dragged: that is hard with one thumb, and impossible with a switch or a keyboard.
 */
export function rankFields(round, lang, changed) {
    let order = [];
    const rows = new Map(round.options.map((option) => [option.id, rankRow(option, lang, { tap, move })]));
    const hint = el("p", { class: "soft small", "aria-live": "polite" });
    const list = el("div", { class: "stack tight" }, ...round.options.map((option) => rows.get(option.id).node));
    draw();

    function tap(id) {
        const without = order.filter((each) => each !== id);
        if (without.length < order.length) order = without;
        else if (order.length < round.most) order = order.concat(id);
        settle(id);
    }

    function move(id, by) {
        const at = order.indexOf(id);
        const swapped = order[at + by];
        order = order.map((each, place) => (place === at ? swapped : place === at + by ? id : each));
        settle(id);
    }

    /** The row keeps the focus, wherever it goes. */
    function settle(id) {
        const held = document.activeElement;
        draw();
        if (held && held !== document.activeElement) (held.disabled ? rows.get(id).tap : held).focus();
        changed();
    }

    function draw() {
        const rest = round.options.map((option) => option.id).filter((id) => !order.includes(id));
        order.concat(rest).forEach((id, at) => {
            const row = rows.get(id);
            if (list.children[at] !== row.node) list.insertBefore(row.node, list.children[at] || null);
            row.update(order.indexOf(id), order.length, order.length === round.most);
        });
        const left = round.most - order.length;
        if (round.most === 1) setText(hint, t("Tap what comes first for you."));
        else setText(hint, left ? t("Tap in your order, the most important first: {n} to go.", { n: left }) : t("All have a place. You can still move them."));
    }

    return {
        nodes: [hint, list],
        role: "group",
        send: t("Send"),
        missing: t("Give all of them a place first."),
        read: () => (order.length === round.most ? order : undefined),
        write(choice) {
            order = choice.slice();
            draw();
        },
        focus: () => list.querySelector("button").focus(),
    };
}

function rankRow(option, lang, { tap, move }) {
    const place = el("span", { class: "rank-place" });
    const button = el("button", { class: "choice rank-tap", type: "button", on: { click: () => tap(option.id) } }, place, el("span", { lang, text: option.label }));
    const up = mover("↑", t("Move up: {option}", { option: option.label }), () => move(option.id, -1));
    const down = mover("↓", t("Move down: {option}", { option: option.label }), () => move(option.id, 1));
    const node = el("div", { class: "rank-row" }, button, up, down);

    /** `at` is its place from 0, -1 without one. */
    function update(at, placed, full) {
        setText(place, at < 0 ? "" : `${at + 1}`);
        button.setAttribute("aria-pressed", String(at >= 0));
        button.disabled = at < 0 && full;
        [up, down].forEach((each) => show(each, at >= 0));
        up.disabled = at === 0;
        down.disabled = at === placed - 1;
    }

    return { node, tap: button, update };
}

function mover(sign, name, act) {
    return el("button", { class: "button quiet", type: "button", "aria-label": name, text: sign, on: { click: act } });
}

export function rankWords(round, choice) {
    return choice.map((id, at) => `${at + 1}. ${labelOf(round, id)}`).join(", ");
}
