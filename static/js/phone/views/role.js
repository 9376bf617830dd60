import { t } from "../../language.js";
import { el, show } from "../dom.js";
import { Echo } from "../echo.js";

const NONE = "";

/** Who are you? One tap, never needed; beside the running step it goes away once answered or waved off. */
export function roleCard(phone, { skippable }) {
    const echo = new Echo();
    const list = el("div", { class: "cluster" });
    const note = el("p", { class: "soft small", text: t("Not required. We only show it for groups of five or more.") });
    const node = el("form", { class: "card stack" },
        el("fieldset", {}, el("legend", { class: "label gap-below", text: t("Who are you?") }), list), note);
    let drawn = null;

    function update() {
        const roles = (phone.docs.get("meetup") || {}).roles || [];
        const told = (phone.mine.get("me") || {}).role || NONE;
        const role = echo.value(told);
        const done = skippable && (role !== NONE || phone.keeps("no-role"));
        if (show(node, roles.length > 0 && !done)) draw(roles, role);
    }

    function draw(roles, role) {
        if (JSON.stringify(roles) !== drawn) {
            list.textContent = "";
            roles.forEach((each) => list.append(chip(each, each, phone.wordsIn, say)));
            list.append(chip(NONE, t("I'd rather not say"), null, say));
        }
        drawn = JSON.stringify(roles);
        Array.from(list.children).forEach((label) => {
            const input = label.firstChild;
            input.checked = input.value === role && (role !== NONE || phone.keeps("no-role"));
            label.classList.toggle("chosen", input.checked);
        });
    }

    function say(event) {
        const role = event.target.value;
        phone.keep("no-role", role === NONE);
        echo.expect(role);
        phone.send("me.describe", { role: role || null });
        update();
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

function chip(value, label, lang, say) {
    return el("label", { class: "chip" }, el("input", { type: "radio", name: "role", value, on: { change: say } }), el("span", { lang, text: label }));
}
