import { t } from "../../language.js";
import { ballotOf } from "../ballot.js";
import { show } from "../dom.js";
import { Echo } from "../echo.js";
import { wordsOf } from "../kinds.js";
import { ballotForm } from "./ballot-form.js";
import { receipt } from "./receipt.js";

/**
 * Answering one question, from choosing to received: the form, and what became of it. The form is made once; what others do never
 * touches it. `verb` with `about` is the command that gives the answer; `words` gives the note under the form and what a receipt says.
 */
export function answering(phone, { round, verb, about, headingId, words, sticky }) {
    const echo = new Echo();
    const form = ballotForm(round, { headingId, lang: phone.wordsIn, note: words.note(), sticky }, give);
    const given = receipt(phone.wordsIn, words.received, () => change(true));
    let latest = { round, mine: null };
    let changing = false;

    phone.waiting(verb).filter(isOurs).forEach((command) => echo.expect(command.choice));

    function isOurs(command) {
        return command.verb === verb && Object.keys(about).every((name) => command[name] === about[name]);
    }

    function give(choice) {
        echo.expect(choice);
        changing = false;
        phone.send(verb, Object.assign({ choice }, about));
        given.node.focus();
    }

    function change(wanted) {
        changing = wanted;
        form.fault("");
        update(latest.round, latest.mine);
        if (wanted) form.focus();
        else given.node.focus();
    }

    function acked(command, ack) {
        if (!isOurs(command)) return false;
        const last = !phone.waiting(verb).some((other) => isOurs(other) && other.id !== command.id);
        if (last) settle(ack, command.choice);
        return true;
    }

    function settle(ack, choice) {
        if (ack.ok) {
            echo.confirm();
            phone.say(t("Received: {answer}", { answer: wordsOf(latest.round, choice) }));
        } else {
            echo.drop();
            form.fault(ack.message);
            (ack.code === "invalid" ? phone.say : phone.warn)(ack.message);
        }
    }

    /** Gives where this person stands, see `ballotOf`. */
    function update(now, mine) {
        latest = { round: now, mine };
        const choice = echo.value(mine ? mine.choice : null);
        const ballot = ballotOf({ round: now, mine, sending: phone.waiting(verb).some(isOurs), choice, changing });
        form.update(ballot, show(form.node, ballot.state === "choosing") && changing ? () => change(false) : null);
        given.update(ballot, wordsOf(now, ballot.choice), phone.connection.status);
        return ballot;
    }

    return { nodes: [form.node, given.node], update, acked };
}
