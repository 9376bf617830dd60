import { t } from "../../language.js";
import { el, follow, setPressed, show } from "../dom.js";
import { Echo } from "../echo.js";

const NONE = "";
const WAVED_OFF = "no-role";

/** Who are you? One tap, never needed; beside the running step it goes away once answered or waved off. */
export function roleCard(phone, { skippable }) {
    const echo = new Echo();
    const list = el("div", { class: "cluster" });
    const note = el("p", { class: "soft small", text: t("Not required. We only show it for groups of five or more.") });
    const node = el("section", { class: "card stack" },
        el("fieldset", { id: skippable ? "role" : "roles" }, el("legend", { class: "label gap-below", text: t("Who are you?") }), list), note);

    function update() {
        const roles = (phone.docs.get("meetup") || {}).roles || [];
        const role = echo.value((phone.mine.get("me") || {}).role || NONE);
        const answered = role !== NONE || phone.keeps(WAVED_OFF);
        if (!show(node, roles.length > 0 && !(skippable && answered))) return;
        follow(list, roles.concat([NONE]), (each) => each, make, (chip, each) => setPressed(chip, answered && each === role));
    }

    function make(role) {
        const lang = role === NONE ? null : phone.wordsIn;
        return el("button", { class: "chip", type: "button", lang, text: role === NONE ? t("I'd rather not say") : role, on: { click: () => say(role) } });
    }

    function say(role) {
        phone.keep(WAVED_OFF, role === NONE);
        echo.expect(role);
        phone.send("me.describe", { role: role || null });
    }

    function acked(command, ack) {
        if (command.verb !== "me.describe") return false;
        if (ack.ok) echo.confirm();
        else echo.drop();
        phone.say(ack.ok ? t("Saved") : ack.message);
        update();
        return true;
    }

    return { node, update, acked };
}
