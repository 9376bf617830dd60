import { t } from "../../language.js";
import { el, follow, setText, show } from "../dom.js";
import { answering } from "./answering.js";

const PLACE = "practice";
const PRACTICE_WORDS = {
    note: () => t("Only to try your phone: it counts for nothing."),
    received: () => t("It works the same way later on; this counts for nothing."),
};

/**
 * The practice question on the waiting page, answered like any other. Other words of the organiser come in the place of the old ones,
 * under the finger of who is choosing; it is made anew only when there are more options or fewer.
 */
export function practiceCard(phone) {
    const node = el("section", { class: "card stack", id: PLACE });
    let answer = null;

    function update() {
        const practice = phone.docs.get("practice");
        show(node, practice);
        follow(node, practice ? [practice] : [], (asked) => asked.options.length, make, word);
        if (practice) answer.update(asRound(practice), phone.mine.get("my/practice"));
    }

    function make(practice) {
        const heading = el("h3", { id: `heading-${PLACE}`, tabindex: "-1", lang: phone.wordsIn });
        answer = answering(phone, { round: asRound(practice), verb: "practice", about: {}, headingId: heading.id, words: PRACTICE_WORDS });
        const head = el("div", { class: "stack tight" }, el("p", { class: "eyebrow soft small", text: t("Practice question") }), heading);
        return el("div", { class: "stack" }, head, ...answer.nodes);
    }

    function word(card, practice) {
        setText(card.querySelector("h3"), practice.question);
        card.querySelectorAll(".choice span").forEach((label, at) => setText(label, practice.options[at].label));
    }

    function acked(command, ack) {
        const ours = Boolean(answer) && answer.acked(command, ack);
        if (ours) update();
        return ours;
    }

    return { node, update, acked };
}

function asRound(practice) {
    return Object.assign({ id: PLACE, kind: "choice", state: "open", when: "never", results: null }, practice);
}
