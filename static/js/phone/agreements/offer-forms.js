import { t } from "../../language.js";
import { el, setText, show } from "../dom.js";

/** What must change, and who can act. */
export function conditionForm(phone, step, send) {
    const { levels, limits } = step.agreements;
    const text = el("textarea", { class: "input", id: "condition-text", name: "text", rows: 3, maxlength: limits.text });
    const radios = levels.map((level) => el("input", { type: "radio", name: "level", value: level }));
    const chips = radios.map((radio) => el("label", { class: "chip" }, radio, el("span", { lang: phone.wordsIn, text: radio.value })));
    const level = oneOf(radios);
    return offerForm(phone, step, {
        sort: "condition", title: t("Name a condition"), button: t("Send my condition"), note: t("Anonymous. The moderator reads it first."),
        inputs: { text, level }, first: t("Write down first what must change."),
        fields: [field(text, t("What must change?")), el("fieldset", { id: "offer-levels" }, el("legend", { class: "label gap-below", text: t("Who can do it?") }), el("div", { class: "cluster" }, ...chips))],
        lacks: () => !level.value && [t("Choose who can do this."), radios[0]],
    }, send);
}

/** What one offers to do. A name only if its owner wants, and on the screen only if they say so. */
export function agreementForm(phone, step, send) {
    const { limits } = step.agreements;
    const line = (name, list) => el("input", { class: "input", type: "text", id: `agreement-${name}`, name, maxlength: limits[name], list, autocomplete: "off" });
    const what = el("textarea", { class: "input", id: "agreement-what", name: "what", rows: 3, maxlength: limits.what });
    const who = line("who", "agreement-roles");
    const when = line("when");
    const firstStep = line("first_step");
    const name = line("name");
    const onScreen = el("input", { type: "checkbox", name: "on_screen", value: "1" });
    const roles = el("datalist", { id: "agreement-roles" }, ...phone.docs.get("meetup").roles.map((role) => el("option", { value: role })));
    return offerForm(phone, step, {
        sort: "agreement", title: t("Offer an agreement"), button: t("Offer this"), note: t("Please write no names of children or others."),
        inputs: { what, who, when, first_step: firstStep, name, on_screen: onScreen }, first: t("Write down first what will be done."),
        usual: { who: (phone.mine.get("me") || {}).role || "" },
        fields: [
            field(what, t("What will you do?")), field(who, t("Who? Your role or organisation")), roles,
            field(when, t("When?"), t("A date, or for example: before the summer.")), field(firstStep, t("First step")),
            field(name, t("Your name (not required)"), t("Only the moderator sees it, unless you allow the screen too.")),
            el("label", { class: "check" }, onScreen, " ", el("span", { text: t("My name may be on the screen") })),
        ],
        lacks: () => null,
    }, send);
}

/** The draft stays on this phone until it was sent; what is refused comes back into the fields. */
function offerForm(phone, step, { sort, title, button, note, inputs, first, usual = {}, fields, lacks }, send) {
    const draft = `${step.id}/${sort}`;
    const names = Object.keys(inputs);
    const main = inputs[names[0]];
    const fault = el("p", { class: "fault", id: `fault-${sort}`, hidden: true });
    const submits = el("button", { class: "button primary wide", type: "submit", text: button });
    const node = el("form", { class: "card stack", novalidate: true, on: { submit, input: typed, change: typed } },
        el("h3", { id: `offer-${sort}`, text: title }), ...fields, fault, submits, el("p", { class: "soft small centred", text: note }));
    let wasOpen = true;
    fill(Object.assign({}, usual, phone.drafts.get(draft).values));

    function values() {
        return names.reduce((said, name) => Object.assign(said, { [name]: inputs[name].type === "checkbox" ? inputs[name].checked : inputs[name].value.trim() }), {});
    }

    function fill(given) {
        names.forEach((name) => {
            if (inputs[name].type === "checkbox") inputs[name].checked = Boolean(given[name]);
            else inputs[name].value = given[name] || "";
        });
    }

    function submit(event) {
        event.preventDefault();
        const lack = main.value.trim() ? lacks() : [first, main];
        if (lack) return refuse(...lack);
        send(values());
        fill(usual);
        typed();
    }

    function refuse(sentence, place) {
        tell(sentence);
        place.setAttribute("aria-describedby", fault.id);
        place.focus();
    }

    function tell(sentence) {
        setText(fault, sentence);
        show(fault, sentence);
    }

    function typed() {
        const said = values();
        tell("");
        phone.drafts.keep(draft, { text: main.value.trim() ? main.value : "", values: said });
    }

    function giveBack(command, sentence, errors) {
        if (!main.value.trim()) fill(command);
        typed();
        tell([sentence].concat(errors.map(({ message }) => message)).join(" "));
    }

    function update(open) {
        show(node, open || main.value.trim());
        submits.disabled = !open;
        if (wasOpen && !open && main.value.trim()) tell(t("These words were not sent: this part of the evening is over."));
        wasOpen = open;
    }

    return { node, update, giveBack, isBusy: () => node.contains(document.activeElement) && main.value.trim() !== "" };
}

/** Radios as one input. */
function oneOf(radios) {
    return {
        get value() {
            return (radios.find((radio) => radio.checked) || { value: "" }).value;
        },
        set value(wanted) {
            radios.forEach((radio) => (radio.checked = radio.value === wanted));
        },
    };
}

function field(input, label, hint) {
    if (hint) input.setAttribute("aria-describedby", `${input.id}-hint`);
    return el("div", { class: "field" }, el("label", { for: input.id, text: label }), hint && el("p", { class: "soft small", id: `${input.id}-hint`, text: hint }), input);
}
