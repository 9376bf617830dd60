import { t } from "../../language.js";
import { el, setText, show } from "../dom.js";
import { KINDS } from "../kinds.js";

/** What is filled in to answer a question of its kind, and one button. Made once; never made again while someone chooses. */
export function ballotForm(round, { headingId, lang, note, sticky }, give) {
    const fault = el("p", { class: "fault", id: `${headingId}-fault`, hidden: true });
    const fields = KINDS[round.kind].fields(round, lang, () => tell(""));
    const button = el("button", { class: "button primary wide", type: "submit" });
    const stop = el("button", { class: "button quiet", type: "button", text: t("Keep my answer"), hidden: true });
    const group = el("div", { class: "stack tight", role: fields.role, "aria-labelledby": headingId }, ...fields.nodes);
    const node = el("form", { class: "stack", novalidate: true, on: { submit } },
        group, fault, el("div", { class: sticky && fields.role === "radiogroup" && "sticky" }, button), stop, el("p", { class: "soft small centred", text: note }));
    let wasChanging = false;

    function submit(event) {
        event.preventDefault();
        const chosen = fields.read();
        if (chosen !== undefined) return give(chosen);
        tell(fields.missing);
        fields.focus();
    }

    function tell(text) {
        setText(fault, text);
        show(fault, text);
        if (text) group.setAttribute("aria-describedby", fault.id);
        else group.removeAttribute("aria-describedby");
    }

    function update(ballot, stopChanging) {
        const changing = Boolean(stopChanging);
        if (changing && !wasChanging) {
            fields.write(ballot.choice);
            tell("");
        }
        wasChanging = changing;
        setText(button, changing ? t("Change my answer") : fields.send || t("Vote"));
        stop.onclick = stopChanging;
        show(stop, changing);
    }

    return { node, update, fault: tell, focus: fields.focus };
}
