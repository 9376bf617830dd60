import { t } from "../../language.js";
import { el, setText, show } from "../dom.js";
import { stateCard } from "../state-card.js";
import { headOf } from "./head.js";
import { ideaForm } from "./idea-form.js";
import { ideaList } from "./idea-list.js";
import { myIdeas } from "./my-ideas.js";

/** Writing ideas, what became of one's own, and weighing those of others. */
export function ideasView(phone, section) {
    phone.look("ideas");
    const head = headOf(phone, `step-${section.step}`, "");
    let step = phone.docs.get("step");
    const form = ideaForm(phone, step, add);
    const closed = stateCard({ name: "lock", title: t("The ideas are closed"), text: t("Thank you. Look at the screen for what comes next.") });
    const own = myIdeas(phone, section.step);
    const others = ideaList(phone, section.step, own.ids);
    const node = el("section", { class: "step stack loose", id: `step-${section.step}` }, el("div", { class: "stack" }, head.node, form.node, closed), own.node, others.node);

    function add(theme, text) {
        phone.send("idea.add", { step: section.step, theme, text });
        phone.say(t("Sending…"));
        own.update();
    }

    function acked(command, ack) {
        if (command.verb === "idea.add" && command.step === section.step) return addAcked(command, ack);
        return own.acked(command, ack) || others.acked(command, ack);
    }

    function addAcked(command, ack) {
        if (ack.ok) {
            own.keep(ack.idea, command);
            phone.say(t("Your idea was received"));
        } else {
            form.giveBack(command, ack.message);
            phone.warn(ack.message);
        }
        update();
        return true;
    }

    function update() {
        const now = phone.docs.get("step");
        if (now && now.id === section.step) step = now;
        else step = Object.assign({}, step, { open: false });
        setText(head.heading, step.title);
        head.update(now, step.id);
        show(closed, !step.open);
        form.update(step.open);
        own.update(step.open);
        others.update(step);
    }

    return { node, heading: head.heading, update, acked, isBusy: form.isBusy };
}
