import { t } from "../../language.js";
import { el, setText, show } from "../dom.js";
import { headOf } from "../views/head.js";
import { agreedList } from "./agreed-list.js";
import { myOffers } from "./my-offers.js";
import { agreementForm, conditionForm } from "./offer-forms.js";
import { votePart } from "./vote.js";

const FORMS = [["condition", "conditions", conditionForm], ["agreement", "agreements", agreementForm]];

/** Conditions and agreements: voting on what is put to the room, offering something, and what was agreed so far. templates/phone/_agreements.html says the same. */
export function agreementsView(phone, section) {
    phone.look("ideas");
    phone.look("agreements");
    let step = phone.docs.get("step");
    const head = headOf(phone, section.key.replace(/\//g, "-"), step.title);
    const baton = batonCard(phone);
    const vote = votePart(phone);
    const own = myOffers(phone);
    const forms = FORMS.map(([sort, collect, make]) => ({ collect, form: make(phone, step, (fields) => offer(sort, fields)), sort }));
    const places = el("div", { class: "stack loose" });
    const list = agreedList(phone);
    const node = el("section", { class: "step stack loose", id: `step-${section.step}` }, el("div", { class: "stack" }, head.node, baton.node), vote.node, places, own.node, list.node);
    inOrder(step).forEach(({ form }) => places.append(form.node));

    function offer(sort, fields) {
        phone.send(`${sort}.offer`, Object.assign({ step: section.step }, fields));
        phone.say(t("Sending…"));
        own.update();
    }

    /** What the screen shows comes first, but no form is moved while this person writes in one. */
    function inOrder({ agreements }) {
        return forms.slice().sort((one, other) => (other.collect === agreements.view) - (one.collect === agreements.view));
    }

    function acked(command, ack) {
        const offered = forms.find(({ sort }) => command.verb === `${sort}.offer`);
        if (offered && command.step === section.step) return offerAcked(offered, command, ack);
        return vote.acked(command, ack) || own.acked(command, ack);
    }

    function offerAcked({ sort, form }, command, ack) {
        if (ack.ok) {
            own.keep(sort, ack[sort], command);
            phone.say(t("Received. It waits for the moderator."));
        } else {
            form.giveBack(command, ack.message, ack.errors || []);
            phone.warn(ack.message);
        }
        update();
        return true;
    }

    function update() {
        const now = phone.docs.get("step");
        const here = Boolean(now) && now.id === section.step;
        if (here) step = now;
        setText(head.heading, step.title);
        head.update(now, step.id);
        baton.update();
        vote.update(step.agreements);
        const { offers, collect } = step.agreements;
        forms.forEach((each) => each.form.update(here && offers && [each.collect, "both"].includes(collect)));
        if (!isBusy() && places.firstChild !== inOrder(step)[0].form.node) inOrder(step).forEach(({ form }) => places.append(form.node));
        show(places, forms.some(({ form }) => !form.node.hidden));
        own.update();
        list.update(step);
    }

    function isBusy() {
        return forms.some(({ form }) => form.isBusy());
    }

    return { node, heading: head.heading, update, acked, isBusy };
}

function batonCard(phone) {
    const to = el("p", { class: "deal-what", lang: phone.wordsIn });
    const message = el("p", { class: "words", lang: phone.wordsIn });
    const node = el("div", { class: "idea deal", hidden: true }, el("p", { class: "soft small", text: t("The baton goes to") }), to, message);

    function update() {
        const baton = phone.docs.get("baton");
        if (!show(node, Boolean(baton))) return;
        setText(to, baton.to);
        setText(message, baton.message);
        show(message, baton.message);
    }

    return { node, update };
}
