import { t } from "../../language.js";
import { el, setText, show } from "../dom.js";
import { icon } from "../icons.js";

/** What became of one's answer: under way, received (`says` tells what that means), too late to change, or to be seen on the screen. */
export function receipt(lang, says, change) {
    const mark = el("span", { class: "state-icon" });
    const title = el("p", { class: "state-title" });
    const answer = el("p", { class: "own-answer", lang });
    const text = el("p", { class: "soft" });
    const button = el("button", { class: "button", type: "button", text: t("Change"), on: { click: change } });
    const node = el("div", { class: "state", tabindex: "-1" }, mark, el("div", { class: "stack tight" }, title, answer, text, el("div", {}, button)));
    let shown = null;

    function update(ballot, label, status) {
        if (!show(node, ballot.state in STATES)) return;
        const state = STATES[ballot.state](ballot, status, says);
        if (state.name + state.tone !== shown) {
            mark.textContent = "";
            mark.append(icon(state.name));
            node.className = `state ${state.tone}`.trim();
        }
        shown = state.name + state.tone;
        setText(title, state.title);
        setText(answer, label);
        setText(text, state.text);
        show(answer, label);
        show(text, state.text);
        show(button, ballot.state === "received");
    }

    return { node, update };
}

const STATES = {
    sending: (ballot, status) =>
        status === "online"
            ? { name: "wait", tone: "", title: t("Sending…"), text: "" }
            : { name: "wait", tone: "warn", title: t("Not sent yet"), text: t("Your answer is kept on this phone and goes out as soon as the connection is back.") },
    received: (ballot, status, says) => ({ name: "check", tone: "good", title: t("Received"), text: says(ballot) }),
    paused: (ballot) => ({ name: "wait", tone: "", title: t("Voting is paused for a moment."), text: ballot.choice === null ? "" : yours(ballot) }),
    closing: (ballot) => ({ name: "lock", tone: "", title: t("The vote is closing"), text: yours(ballot) }),
    closed: (ballot) => ({ name: "screen", tone: "", title: t("The vote is closed. Look at the screen."), text: yours(ballot) }),
};

function yours(ballot) {
    return ballot.choice === null ? t("You gave no answer this time.") : t("your answer");
}
