import { t } from "../../language.js";
import { el, show } from "../dom.js";
import { stateCard } from "../state-card.js";

/** A question that not every phone may answer: its usual view, and where this phone may not what to do instead; templates/phone/_barred.html says the same. */
export function guarded(view) {
    return (phone, section) => {
        const usual = view(phone, section);
        const { voting, options } = [phone.docs.get("round"), phone.docs.get(`round/${section.round}`)].find((round) => round && round.id === section.round);
        if (!voting) return usual;
        const form = usual.node.querySelector("form");
        const asked = el("ul", { class: "listed", lang: phone.wordsIn }, ...options.map(({ label }) => el("li", { text: label })));
        const bar = stateCard(BARS[voting](phone.code));
        form.before(asked, bar);
        const said = usual.node.querySelector(".own-answer");

        function update() {
            usual.update();
            const barred = !form.hidden && !MAY[voting](phone);
            if (show(bar, barred)) show(form, false);
            show(asked, barred && options.length);
            if (voting === "table" && said.hidden) show(said.nextElementSibling, false); // that one gave no answer is not true of a table
        }

        return Object.assign({}, usual, { update });
    };
}

const MAY = {
    table: (phone) => Boolean((phone.mine.get("me") || {}).scribe),
    ticket: () => Boolean(JSON.parse(document.getElementById("boot").textContent).ticket),
};

const BARS = {
    table: () => ({
        name: "lock", title: t("Here one phone votes for each table."), text: t("Talk it over together. Who writes for the table gives its answer: see below."),
    }),
    ticket: (code) => ({
        name: "lock", title: t("Here you vote with a ticket."), text: t("Scan the code on your ticket, or type it in. Without one you look on."),
        action: el("div", {}, el("a", { class: "button", href: `/${code}/ticket`, text: t("I have a ticket") })),
    }),
};
