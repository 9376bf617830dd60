import { amount } from "../../parts/figures.js";
import { t } from "../../language.js";
import { endsSentence } from "../kinds/ends.js";

const MEASURES = { number: "median", scale: "mean" }; // of which it is said what they were the last time

/** What the screen says below its picture, in sentences. */
export function factsOf(round) {
    const { kind, results, before, voting } = round;
    const { total, median, mean, further } = results;
    const there = (figure) => figure !== undefined && figure !== null;
    const again = total && before && before.total;
    const ends = round.scale ? endsSentence(round.scale) : "";
    return [voting ? t("In total: {n}.", { n: total }) : t("In total: {n}, indicative.", { n: total })].concat(
        ends || [],
        total && kind === "rank" ? t("The first place gives the most points.") : [],
        there(median) ? t("The one in the middle: {n}.", { n: amount(round, median) }) : [],
        there(mean) ? t("On average {n}.", { n: amount(round, mean) }) : [],
        again ? sinceThen(round, there) : [],
        further ? t("And {n} more.", { n: further }) : []);
}

/** What the question came to when it was asked before, where the room sees both. */
function sinceThen(round, there) {
    const { kind, results: now, before: then } = round;
    if (kind === "rank") return `${firsts(first(round, now), first(round, then))}.`;
    const measure = MEASURES[kind];
    if (!there(now[measure]) || !there(then[measure])) return [];
    return `${moved(measure, now[measure] === then[measure], { before: amount(round, then[measure]), now: amount(round, now[measure]) })}.`;
}

function moved(measure, stayed, figures) {
    if (measure === "mean") return stayed ? t("The average stayed {now}", figures) : t("The average went from {before} to {now}", figures);
    return stayed ? t("The one in the middle stayed {now}", figures) : t("The one in the middle went from {before} to {now}", figures);
}

function firsts(now, before) {
    return now === before ? t("At the top again: {now}", { now }) : t("At the top now: {now} · last time: {before}", { now, before });
}

function first({ options }, { counts }) {
    const most = Math.max(...Object.keys(counts).map((id) => counts[id]));
    return options.filter(({ id }) => counts[id] === most).map(({ label }) => `“${label}”`).join(", ");
}
