import { t } from "../language.js";
import { numberText } from "./numbers.js";

/** What stands beside a row of a picture: the figure that it is about, and a smaller one. */
export function figureOf(round, row) {
  const beside = BESIDE[round.kind];
  return beside ? beside(row, round.results || {}) : { value: `${row.percent}%`, note: `${row.count}`, change: changeText(round, row) };
}

/** By how many percentage points it changed since the question was asked before; nothing where it was not. */
export function changeText(round, row) {
  if (!round.before || !round.before.total) return "";
  const change = row.percent - Math.round((100 * (round.before.counts[row.id] || 0)) / round.before.total);
  return change === 0 ? "=" : `${change > 0 ? "▲" : "▼"} ${Math.abs(change)}`;
}

const BESIDE = {
  rank: (row, { mean_place: means }) => ({ value: `${row.count}`, note: means && means[row.id] ? t("average place {n}", { n: numberText(means[row.id]) }) : row.count === 1 ? t("point") : t("points") }),
  points: (row) => ({ value: `${row.percent}%`, note: row.count === 1 ? t("1 point") : t("{n} points", { n: row.count }) }),
  words: (row) => ({ value: `${row.count}`, note: "" }),
  number: (row) => ({ value: `${row.count}`, note: "" }),
  text: (row) => ({ value: `${row.count}`, note: "" }),
};

/** A round's results as a sentence: how many answered, and what their kind of question tells of all of them. */
export function resultsSentence(round) {
  const results = round.results || { total: 0 };
  const before = round.before && !BESIDE[round.kind] ? [t("▲▼ percentage points since last time ({n})", { n: totalSentence(round.before.total) })] : [];
  return [totalSentence(results.total), ...(results.total ? told(round, results) : []), ...before].join(" · ");
}

function told(round, { mean, median, further }) {
  const facts = [];
  if (round.kind === "rank") facts.push(t("the first place gives the most points"));
  if (median !== undefined && median !== null) facts.push(t("the one in the middle: {n}", { n: amount(round, median) }));
  if (mean !== undefined && mean !== null) facts.push(t("average {n}", { n: amount(round, mean) }));
  if (further) facts.push(t("and {n} more", { n: further }));
  return facts;
}

export function amount(round, number) {
  return `${numberText(number)} ${round.amount ? round.amount.unit : ""}`.trim();
}

export function totalSentence(total) {
  if (total === 0) return t("No answers yet");
  return total === 1 ? t("1 answer") : t("{n} answers", { n: total });
}
