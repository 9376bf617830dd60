import { t } from "../../language.js";
import { el, show } from "../dom.js";

/** A view of a question where the hosts can take away for good what somebody wrote: it is gone from the field then too, and the phone says so. */
export function forgetting(view) {
    return (phone, section) => {
        const made = view(phone, section);
        const { kind, voting } = [phone.docs.get("round"), phone.docs.get(`round/${section.round}`)].find((round) => round && round.id === section.round);
        if (!["text", "words"].includes(kind) || voting === "table") return made; // of a table another phone may have taken over
        const note = el("p", { class: "notice small", hidden: true, text: t("Your text was removed by the hosts.") });
        let had = false;
        made.node.querySelector("form").before(note);

        function update() {
            made.update();
            const mine = phone.mine.get(`my/round/${section.round}`);
            if (had && !mine) empty();
            if (mine) show(note, false);
            had = Boolean(mine);
        }

        function empty() {
            Array.from(made.node.querySelectorAll("textarea, input[type=text]")).forEach((field) => (field.value = ""));
            made.node.querySelector(".own-answer").textContent = "";
            show(note, true);
            phone.say(note.textContent);
        }

        return Object.assign({}, made, { update });
    };
}
