import { t } from "../../language.js";
import { ballotOf, labelOf } from "../ballot.js";
import { el, setText, show } from "../dom.js";
import { Echo } from "../echo.js";
import { resultsFigure } from "../results.js";
import { roundOf } from "../stage.js";
import { ballotForm } from "./ballot-form.js";
import { receipt } from "./receipt.js";
import { headOf } from "./head.js";

/** One round, from choosing to its results. The form is made once; what others do never touches it. */
export function pollView(phone, section) {
    const id = section.round;
    const first = roundOf(phone.docs, id);
    const echo = new Echo();
    let round = first;
    let changing = false;
    let drawn = null;

    const head = headOf(phone, first.question);
    const form = ballotForm(first, head.heading.id, phone.wordsIn, give);
    const given = receipt(phone.wordsIn, () => change(true));
    const outcome = el("div", {});
    const again = first.number > 1 && el("p", { class: "badge start", text: t("This question is asked again") });
    const node = el("section", { class: "step stack" }, head.node, again, form.node, given.node, outcome);

    phone.waiting("answer").filter((command) => command.round === id).forEach((command) => echo.expect(command.choice));

    function give(choice) {
        echo.expect(choice);
        changing = false;
        phone.send("answer", { round: id, choice });
        given.node.focus({ preventScroll: true });
    }

    function change(wanted) {
        changing = wanted;
        form.fault("");
        update();
        if (wanted) form.focus();
        else given.node.focus();
    }

    function acked(command, ack) {
        if (command.verb !== "answer" || command.round !== id) return false;
        if (isLast(phone, command)) settle(ack, command.choice);
        update();
        return true;
    }

    function settle(ack, choice) {
        if (ack.ok) {
            echo.confirm();
            phone.say(t("Received: {answer}", { answer: labelOf(round, choice) }));
        } else {
            echo.drop();
            form.fault(ack.message);
            phone.warn(ack.message);
        }
    }

    function update() {
        round = roundOf(phone.docs, id) || Object.assign({}, round, { state: "closed" });
        const mine = phone.mine.get(`my/round/${id}`);
        const choice = echo.value(mine ? mine.choice : null);
        const sending = phone.waiting("answer").some((command) => command.round === id);
        const ballot = ballotOf({ round, mine, sending, choice, changing });
        setText(head.heading, round.question);
        head.update(phone.docs.get("step"), round.step);
        form.update(ballot, show(form.node, ballot.state === "choosing") && changing ? () => change(false) : null);
        given.update(ballot, labelOf(round, ballot.choice), phone.connection.status);
        draw(ballot);
    }

    function draw(ballot) {
        const results = ballot.state === "choosing" && round.when !== "live" ? null : ballot.results;
        const shown = JSON.stringify([results, ballot.choice]);
        if (show(outcome, Boolean(results)) && shown !== drawn) {
            outcome.textContent = "";
            outcome.append(resultsFigure(round, results, ballot.choice, phone.wordsIn));
        }
        drawn = shown;
    }

    return { node, heading: head.heading, update, acked, title: first.question };
}

function isLast(phone, command) {
    return !phone.waiting("answer").some((other) => other.round === command.round && other.id !== command.id);
}
