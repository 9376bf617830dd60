import { t } from "../../language.js";
import { labelOf } from "../ballot.js";
import { el, setText } from "../dom.js";

const STEP = 10;

/** A hundred points over the options, by buttons or typed; it says how many are left. */
export function pointsFields(round, lang, changed) {
    const rows = round.options.map((option) => pointsRow(round, option, lang, { counted, left }));
    const rest = el("p", { class: "soft", "aria-live": "polite" });
    tell();

    function left() {
        return round.points - rows.reduce((sum, row) => sum + (row.points() || 0), 0);
    }

    function tell() {
        setText(rest, sentence(left()));
    }

    function counted() {
        tell();
        changed();
    }

    function read() {
        if (left() !== 0) return undefined;
        const chosen = {};
        rows.filter((row) => row.points() !== 0).forEach((row) => (chosen[row.id] = row.points()));
        return chosen;
    }

    return {
        nodes: rows.map((row) => row.node).concat(rest),
        role: "group",
        send: t("Send"),
        missing: t("Divide exactly {n} points first.", { n: round.points }),
        read,
        write(choice) {
            rows.forEach((row) => row.set(choice[row.id] || 0));
            counted();
        },
        focus: () => rows[0].focus(),
    };
}

function sentence(left) {
    if (left === 0) return t("All points are given.");
    if (left > 0) return left === 1 ? t("1 point left.") : t("{n} points left.", { n: left });
    return left === -1 ? t("1 point too many.") : t("{n} points too many.", { n: -left });
}

function pointsRow(round, option, lang, { counted, left }) {
    const input = el("input", { class: "input", type: "text", inputmode: "numeric", name: `choice.${option.id}`, "aria-label": option.label, value: "0", autocomplete: "off", on: { input: counted, focus: () => input.select() } });
    const less = stepper("−", t("Fewer: {option}", { option: option.label }), () => add(-STEP));
    const more = stepper("+", t("More: {option}", { option: option.label }), () => add(Math.min(STEP, Math.max(1, left()))));
    const name = el("span", { lang, text: option.label });
    const node = el("div", { class: "field points" }, name, el("span", { class: "amount" }, less, input, more));

    /** What was typed; nothing when that is no whole number. */
    function points() {
        const typed = input.value.trim();
        return typed === "" ? 0 : /^\d{1,4}$/.test(typed) ? Number(typed) : NaN;
    }

    function add(by) {
        set(Math.max(0, (points() || 0) + by));
        counted();
    }

    function set(to) {
        input.value = String(to);
    }

    return { id: option.id, node, points, set, focus: () => input.focus() };
}

function stepper(sign, name, act) {
    return el("button", { class: "button", type: "button", "aria-label": name, text: sign, on: { click: act } });
}

export function pointsWords(round, choice) {
    return Object.keys(choice).map((id) => `${labelOf(round, id)}: ${choice[id]}`).join(", ");
}
