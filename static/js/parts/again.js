import { t } from "../language.js";
import { numberText } from "./numbers.js";

/** A question that was asked before (`before`: the results of then): what is otherwise now, row by row and in one sentence. No DOM here. */
const IN_PERCENT = ["choice", "choices", "points"];
const MIDDLE = { number: "median", scale: "mean" };

function wasAsked({ before, results }) {
  return Boolean(before && before.total && results && results.total);
}

/** By how many percentage points a row changed, or of a ranking how many places; nothing where that says nothing. */
export function changeText(round, row) {
  if (!wasAsked(round)) return "";
  if (round.kind === "rank") return signed(placesUp(round, row.id), "");
  if (!IN_PERCENT.includes(round.kind)) return "";
  const { counts, total, whole = total } = round.before;
  return signed(row.percent - Math.round((100 * (counts[row.id] || 0)) / (whole || 1)));
}

function signed(change, none = "=") {
  return change === 0 ? none : `${change > 0 ? "▲" : "▼"} ${Math.abs(change)}`;
}

function placesUp({ before, results }, id) {
  return placeIn(before, id) - placeIn(results, id);
}

/** Options with as many points share a place. */
function placeIn({ counts }, id) {
  return 1 + Object.values(counts).filter((count) => count > (counts[id] || 0)).length;
}

/** What the signs beside the rows mean. */
export function changeWords(round, answers) {
  if (!wasAsked(round)) return "";
  if (round.kind === "rank") return round.options.some(({ id }) => placesUp(round, id)) ? t("▲▼ places since last time ({n})", { n: answers }) : "";
  return IN_PERCENT.includes(round.kind) ? t("▲▼ percentage points since last time ({n})", { n: answers }) : "";
}

/** The middle of all answers then and now, or what was at the top; empty for kinds that have neither. */
export function againSentence(round) {
  if (!wasAsked(round)) return "";
  return round.kind === "rank" ? topText(round) : middleText(round, pairOf(round));
}

function topText({ options, results, before }) {
  const [now, then] = [results, before].map((told) => options.filter(({ id }) => placeIn(told, id) === 1).map(({ label }) => t("“{answer}”", { answer: label })).join(", "));
  return now === then ? t("At the top again: {now}", { now }) : t("At the top now: {now} · last time: {before}", { now, before: then });
}

function middleText(round, pair) {
  if (!pair) return "";
  const [before, figure] = pair.map((number) => numberText(number));
  const now = `${figure} ${round.amount ? round.amount.unit : ""}`.trim();
  if (round.kind === "scale") return before === figure ? t("The average stayed {now}", { now }) : t("The average went from {before} to {now}", { before, now });
  return before === figure ? t("The one in the middle stayed {now}", { now }) : t("The one in the middle went from {before} to {now}", { before, now });
}

/** The figure of then and of now; null where there is none. */
function pairOf({ kind, before, results }) {
  const pair = [before, results].map((told) => told[MIDDLE[kind]]);
  return pair.some((number) => number === undefined || number === null) ? null : pair;
}

/** Both figures and where they stand, in percent of the line from the least to the most that was given (of a scale: that can be); null where there is no line. */
export function trackOf(round) {
  const pair = wasAsked(round) ? pairOf(round) : null;
  if (!pair) return null;
  const { results, before, scale } = round;
  const [least, most] = scale ? [scale.from, scale.to] : [Math.min(results.least, before.least), Math.max(results.most, before.most)];
  if (least === most) return null;
  const [then, now] = pair.map((number) => Math.round((1000 * (number - least)) / (most - least)) / 10);
  return { before: numberText(pair[0]), figure: numberText(pair[1]), then, now, least: numberText(least), most: numberText(most) };
}
