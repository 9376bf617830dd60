import { t } from "../language.js";
import { changeText, changeWords } from "./again.js";
import { numberText } from "./numbers.js";

/** What stands beside a row of a picture: the figure that it is about, and a smaller one. */
export function figureOf(round, row) {
  const beside = BESIDE[round.kind];
  const told = beside ? beside(row, round.results || {}) : { value: `${row.percent}%`, note: `${row.count}` };
  return Object.assign(told, { change: changeText(round, row) });
}

/** In a table: its share, with how that changed. Words have no whole; of a ranking the share would say nothing, its average place does. */
export function shareText(round, row) {
  if (round.kind === "words") return "";
  return `${round.kind === "rank" ? figureOf(round, row).note : `${row.percent}%`} ${changeText(round, row)}`.trim();
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
  const before = round.before ? changeWords(round, totalSentence(round.before.total)) : "";
  return [totalSentence(results.total), ...(results.total ? told(round, results) : []), before].filter(Boolean).join(" · ");
}

function told(round, { mean, median, further }) {
  const facts = [];
  if (round.kind === "rank") facts.push(t("the first place gives the most points"));
  if (median !== undefined && median !== null) facts.push(t("the one in the middle: {n}", { n: amount(round, median) }));
  if (mean !== undefined && mean !== null) facts.push(t("average {n}", { n: amount(round, mean) }));
  if (further && round.kind !== "words") facts.push(t("and {n} more", { n: further }));
  return facts;
}

export function amount(round, number) {
  return `${numberText(number)} ${round.amount ? round.amount.unit : ""}`.trim();
}

export function totalSentence(total) {
  if (total === 0) return t("No answers yet");
  return total === 1 ? t("1 answer") : t("{n} answers", { n: total });
}
