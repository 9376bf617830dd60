import { t } from "../../language.js";
import { el, follow, setText, show } from "../dom.js";

/** What the room sees of it: conditions by who can act, with what the room thought of them, then agreements; what is parked while the screen shows that. */
export function agreedList(phone) {
    const levels = el("div", { class: "stack" });
    const conditions = part(t("Conditions"), levels);
    const deals = el("ul", { class: "stack tight" });
    const agreements = part(t("Agreements"), deals);
    const kept = el("ul", { class: "stack tight" });
    const parked = part(t("Parking lot"), kept);
    const node = el("div", { class: "stack loose" }, conditions, agreements, parked);

    function all(family, status) {
        return phone.docs.keys(family).map((key) => phone.docs.get(key)).filter((each) => each.status === status).sort((a, b) => a.id - b.id);
    }

    function update({ agreements: agreed }) {
        const listed = all("condition/", "listed").filter(({ vote }) => vote !== "open");
        const others = listed.map(({ level }) => level).filter((level, at, named) => !agreed.levels.includes(level) && named.indexOf(level) === at);
        const groups = agreed.levels.concat(others).map((level) => ({ level, of: listed.filter((each) => each.level === level) })).filter((group) => group.of.length);
        follow(levels, groups, ({ level }) => level, makeLevel, (item, group) => follow(item.lastChild, group.of, (each) => each.id, condition, refreshCondition));
        const taken = all("agreement/", "listed");
        follow(deals, taken, (each) => each.id, deal, refreshDeal);
        const lot = all("condition/", "parked").concat(all("agreement/", "parked"));
        follow(kept, lot, (each) => `${each.text ? "c" : "a"}${each.id}`, (each) => el("li", { class: "idea" }, el("p", { class: "words", lang: phone.wordsIn, text: each.text || each.what })));
        show(conditions, groups.length);
        show(agreements, taken.length);
        show(parked, lot.length);
        show(node, groups.length || taken.length || lot.length);
        const first = agreed.view === "agreements" ? agreements : conditions; // as the screen does
        if (node.firstChild !== first) node.prepend(first);
    }

    function makeLevel({ level }) {
        return el("div", { class: "stack tight" }, el("h4", { lang: phone.wordsIn, text: level }), el("ul", { class: "stack tight" }));
    }

    function condition(each) {
        return el("li", { class: "idea", id: `condition-${each.id}` }, el("p", { class: "words", lang: phone.wordsIn }), el("p", { class: "small status" }));
    }

    function refreshCondition(item, { text, counts, carried }) {
        setText(item.firstChild, text);
        if (show(item.lastChild, counts)) setText(item.lastChild, verdict(counts, carried));
    }

    function deal() {
        return el("li", { class: "idea deal" }, el("p", { class: "deal-what", lang: phone.wordsIn }), el("p", { lang: phone.wordsIn }), el("p", { class: "soft", lang: phone.wordsIn }));
    }

    function refreshDeal(item, { what, who, name, when, first_step: first }) {
        const [words, facts, step] = item.children;
        const told = [who, name, when].filter(Boolean).join(" · ");
        setText(words, what);
        if (show(facts, told)) setText(facts, told);
        if (show(step, first)) setText(step, t("First step: {step}", { step: first }));
    }

    return { node, update };
}

function part(title, list) {
    return el("section", { class: "stack", hidden: true }, el("h3", { text: title }), list);
}

function verdict({ agree, disagree, pass }, carried) {
    const words = t("{n} of {m} agree", { n: agree, m: agree + disagree + pass });
    return carried ? words : `${words} · ${t("not carried")}`;
}
