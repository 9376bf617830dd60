import { t } from "../../language.js";
import { askedOf, viewWords, nothingFound, weightOf } from "../../parts/ranking.js";
import { el } from "../dom.js";
import { steady } from "../steady.js";
import { themeBadge } from "../views/theme.js";

/** The ideas in the order in which the screen shows them, below what there is to do: for who can't see the screen. */
export function followRanking(phone) {
    const stage = document.getElementById("stage");
    let node = null;
    let drawn = "";
    phone.connection.on("docs", update);
    update();

    function update() {
        const ranking = phone.docs.get("ranking");
        const section = ranking && document.getElementById(`step-${ranking.step}`);
        const shown = section ? JSON.stringify([ranking, wordsOf(phone, ranking), countsOf(phone, ranking)]) : "";
        if (shown === drawn && (!node || node.parentNode === section)) return;
        drawn = shown;
        steady(stage, () => {
            if (node) node.remove();
            node = section ? rankingOf(phone, ranking) : null;
            if (node) section.insertBefore(node, section.children[1] || null);
        });
    }
}

function wordsOf(phone, { themes, ideas }) {
    return (themes ? [].concat(...themes.map((theme) => theme.ideas)) : ideas).map(({ id }) => (phone.docs.get(`idea/${id}`) || {}).text);
}

function countsOf(phone, { step }) {
    const support = phone.docs.get("support");
    return support && support.step === step ? support.counts : null;
}

function rankingOf(phone, ranking) {
    const listed = ranking.themes ? ranking.themes.map(({ theme, ideas }) => listOf(phone, ranking, ideas, theme)) : [listOf(phone, ranking, ranking.ideas, null)];
    const nothing = ranking.ideas && !ranking.ideas.length && el("p", { text: nothingFound(ranking) });
    return el("section", { class: "ranking stack" }, el("h3", { text: viewWords(ranking) }), el("p", { class: "small soft", text: askedOf(ranking) }), nothing, ...listed);
}

function listOf(phone, ranking, ideas, theme) {
    const step = phone.docs.get("step") || {};
    const counts = countsOf(phone, ranking);
    const there = ideas.filter(({ id }) => phone.docs.get(`idea/${id}`));
    const items = there.map(({ id, votes }) => el("li", { class: "idea" },
        el("p", { class: "words", lang: phone.wordsIn, text: phone.docs.get(`idea/${id}`).text }),
        el("p", { class: "small soft", text: weightOf(votes, counts && counts[id], step.support) })));
    const name = ranking.themes && (theme ? themeBadge(phone, step, theme) : ranking.themes.length > 1 && el("span", { class: "small soft", text: t("Without a theme") }));
    return el("div", { class: "stack tight" }, name, items.length ? el("ol", { class: "stack tight" }, ...items) : ranking.themes && el("p", { class: "small soft", text: t("No support yet") }));
}
