import { t } from "../../language.js";
import { el, setText, show } from "../dom.js";
import { KINDS, wordsOf } from "../kinds.js";
import { roundOf } from "../stage.js";
import { answering } from "./answering.js";
import { headOf } from "./head.js";

const POLL_WORDS = {
    note: () => t("Anonymous. You can change your answer until the vote closes."),
    received: (ballot) => (ballot.early ? t("The results come when five people have answered.") : t("You can change it until the vote closes.")),
};

/** One round, from choosing to its results. */
export function pollView(phone, section) {
    const id = section.round;
    const place = `round-${id}`;
    const first = roundOf(phone.docs, id);
    const head = headOf(phone, place, first.question);
    const answer = answering(phone, { round: first, verb: "answer", about: { round: id }, headingId: head.heading.id, words: POLL_WORDS, sticky: true });
    const again = first.number > 1 && el("p", { class: "badge start", text: t("This question is asked again") });
    const outcome = el("div", {});
    const node = el("section", { class: "step stack", id: place }, head.node, again, ...answer.nodes, outcome);
    let round = first;
    let drawn = null;

    function acked(command, ack) {
        const ours = answer.acked(command, ack);
        if (ours) update();
        return ours;
    }

    function update() {
        round = roundOf(phone.docs, id) || Object.assign({}, round, { state: "closed" });
        const ballot = answer.update(round, phone.mine.get(`my/round/${id}`));
        setText(head.heading, round.question);
        if (again) show(again, round.state !== "closed");
        head.update(phone.docs.get("step"), round.step);
        draw(ballot);
    }

    function draw(ballot) {
        const results = ballot.state === "choosing" && round.when !== "live" ? null : ballot.results;
        const shown = JSON.stringify([results, ballot.choice, round.split, round.view, Boolean(KINDS.results)]);
        if (show(outcome, results && KINDS.results) && shown !== drawn) {
            phone.look("results");
            outcome.textContent = "";
            outcome.append(KINDS.results(round, results, ballot.choice, wordsOf(round, ballot.choice), phone.wordsIn));
        }
        drawn = shown;
    }

    return { node, heading: head.heading, update, acked };
}
