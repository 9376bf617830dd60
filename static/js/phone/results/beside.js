import { groupsOf, groupsSentence, measureOf, shiftSentence, splitShown, tells } from "../../parts/splits.js";
import { truthSentence } from "../../parts/truth-words.js";
import { notShown, untoldNote, untoldWords } from "../../parts/untold.js";
import { rightWords } from "../../parts/voting.js";
import { t } from "../../language.js";
import { el } from "../dom.js";
import { movesTable } from "./moves-table.js";

/** What the screen shows beside the results, in words: the right answer; the answers by role, by table, or of who changed their mind. */
export function beside(round, lang) {
    return el("div", { class: "stack tight" }, truthWords(round, lang), splitWords(round, lang), round.voting && el("p", { class: "small soft", text: rightWords(round) }));
}

function truthWords(round, lang) {
    return round.truth && el("p", { lang }, el("strong", { text: truthSentence(round) }), el("br", {}), el("span", { class: "small soft", text: t("Source: {source}", { source: round.truth.source }) }));
}

function splitWords(round, lang) {
    const by = splitShown(round);
    if (!by) return null;
    const title = { role: t("By role"), table: t("By table"), shift: t("Who changed their mind") }[by];
    const told = tells(round, by);
    const sentence = el("p", { lang, text: by === "shift" ? shiftSentence(round) : groupsSentence(round, by) });
    const figures = !told ? [] : by === "shift" ? [movesTable(round, title, lang)] : groupsOf(round, by).map((group) => groupWords(group, lang));
    return el("div", { class: "stack tight" }, el("h3", { text: title }), sentence, ...figures, el("p", { class: "small soft", text: `${measureOf(round)} ${untoldNote()}`.trim() }));
}

/** What is untold of a group that is told whole, nobody gave. */
function groupWords({ name, total, parts, told, whole }, lang) {
    const said = parts.filter(({ count }) => count !== null || !whole);
    const words = told ? said.map(({ label, count }) => `${label}: ${count === null ? notShown() : count}`).join(" · ") : untoldWords();
    return el("p", {}, el("strong", { lang, text: total === null ? name : `${name} (${total})` }), el("br", {}), el("span", { lang, text: words }));
}
