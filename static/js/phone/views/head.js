import { t, formatTime } from "../../language.js";
import { el, setText, show } from "../dom.js";
import { remaining } from "../remaining.js";

/** What stands over the section at `place`: which part of the evening this is, the time left, and the heading that takes the focus. */
export function headOf(phone, place, title) {
    const part = el("span", {});
    const clock = el("span", { class: "badge clock", role: "timer", "aria-live": "off" });
    const heading = el("h2", { id: `heading-${place}`, tabindex: "-1", lang: phone.wordsIn, text: title });
    const node = el("div", { class: "stack tight" }, el("p", { class: "eyebrow soft small" }, part, clock), heading);
    let current = false;

    function update(step, ownStep) {
        current = Boolean(step) && step.id === ownStep;
        setText(part, current ? t("Part {n} of {m}", { n: step.number, m: step.of }) : t("From an earlier part"));
        const timer = phone.docs.get("clock");
        const left = remaining(timer, phone.connection.now());
        if (show(clock, current && left !== null)) setText(clock, timeText(left, timer.running));
    }

    return { node, heading, update };
}

function timeText(left, running) {
    if (left <= 0) return t("Time is up");
    return running ? t("{time} left", { time: formatTime(left) }) : t("{time} left, paused", { time: formatTime(left) });
}
