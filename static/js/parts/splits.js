import { t } from "../language.js";

/** How a round's answers fall apart, as pictures, sentences and tables say it: by role, by table, or who changed their mind. No DOM here. */
export const VIEWS = ["role", "table", "shift"];
const SIDES = { low: 2, middle: 0, high: 1, unsure: 4 }; // the colours of the rows of a scale
export const SEVERAL = ["choices", "points"]; // kinds of which an answer may count for more than one row
const SLIVER = 0.08; // of a bar, for what is too few to tell where it can't be known how much that is

/** The split that the room is shown, or null. */
export function splitShown(round) {
  const told = round.split && round.view !== "all" && round.split[round.view];
  return told ? round.view : null;
}

/**
 * Each group with its size and a part for each answer, known by its `letter`; `count` null: too few to tell safely. `whole`: nothing of it is untold (but answers that nobody gave),
 * `told`: any part is told; `rest`: what its bar has, beside the shares, for what is untold.
 */
export function groupsOf(round, by) {
  const { groups, totals, counts } = round.split[by];
  return orderOf(round, by).map((at) => {
    const [names, total] = [groups[at], totals[at]];
    const parts = round.rows.map((row, place) => {
      const count = counts[row.id][at];
      return { id: row.id, label: row.label, letter: String.fromCharCode(65 + place), count, share: count !== null && total ? count / total : 0, colour: answerColour(round, row, place) };
    });
    const known = total === null ? [] : parts.filter(({ count }) => count !== null);
    const rest = known.length === parts.length ? 0 : restOf(round, known, total);
    return { name: groupName(names, by), total, parts, whole: known.length > 0 && rest === 0, told: known.length > 0, rest };
  });
}

/** The places of the groups as they are shown: roles as they are told, the largest first; tables by their codes, 2 before 10; who did not say last. */
export function orderOf(round, by) {
  const keys = round.split[by].groups.map(([name]) => (by === "table" ? tableKey(name) : ""));
  return keys.map((key, at) => at).sort((one, other) => (keys[one] > keys[other]) - (keys[one] < keys[other]));
}

/** Numbers in a code count as numbers: all of them are made as long as a code can be. */
function tableKey(code) {
  return code === "" ? "\uffff" : code.replace(/[0-9]+/g, (digits) => digits.padStart(20, "0"));
}

/** Where several answers may be given they can come to more than all people, and what is left of them says nothing. */
function restOf(round, known, total) {
  const left = total ? (total - known.reduce((sum, { count }) => sum + count, 0)) / total : 1;
  return SEVERAL.includes(round.kind) ? Math.max(SLIVER, left) : left;
}

/** Of a scale the sides have their own colours and the middle none. */
export function answerColour(round, row, place) {
  return round.kind === "scale" ? SIDES[row.id] : (place % 6) + 1;
}

/** Roles that were taken together are all named. */
export function groupName(names, by) {
  return names.map((name) => (name === "" ? t("unknown") : by === "table" ? t("table {code}", { code: name }) : name)).join(", ");
}

/** Whether anything at all is told. */
export function tells(round, by) {
  const split = round.split[by];
  if (by === "shift") return split.stayed !== null || Object.values(split.to).some((count) => count !== null) || toldMoves(round).length > 0;
  return split.totals.some((total, at) => total !== null && Object.values(split.counts).some((counts) => counts[at] !== null));
}

/** What is counted, where the rows do not say it. */
export function measureOf(round) {
  const words = { rank: t("Counted is what each put first."), points: t("Counted is what each gave most points."), number: t("Numbers are counted in ranges.") };
  return words[round.kind] || "";
}

/** Of numbers the range in which the middle of a group lies, from what is told of it; else null: more than half gave it or less, and more than half it or more. */
export function middleOf({ total, parts }) {
  const [half, counts] = [Math.floor((total || 0) / 2) + 1, parts.map(({ count }) => count || 0)];
  const sum = (some) => some.reduce((all, count) => all + count, 0);
  const at = parts.findIndex((part, place) => sum(counts.slice(0, place + 1)) >= half && sum(counts.slice(place)) >= half);
  return parts[at] ? parts[at].label : null;
}

/** Of numbers the middle of each group; else the answer that most gave, by group: how many of how many. */
export function groupsSentence(round, by) {
  const groups = groupsOf(round, by).filter(({ told }) => told);
  if (groups.length === 0) return t("These answers can't be shown by group: it would give a small group away.");
  const middles = round.kind === "number" ? groups.filter(middleOf) : [];
  if (middles.length > 0) return `${t("The one in the middle")} – ${middles.map((group) => `${group.name}: ${middleOf(group)}`).join(" · ")}`;
  const told = round.rows.map((row, at) => ({ row, count: groups.reduce((sum, group) => sum + (group.parts[at].count || 0), 0), at }));
  const most = told.reduce((best, each) => (each.count > best.count ? each : best));
  const each = groups.filter(({ parts }) => parts[most.at].count !== null);
  const figures = each.map(({ name, total, parts }) => t("{group}: {n} of {m}", { group: name, n: parts[most.at].count, m: total }));
  return `${answerText(round, most.row.label)} – ${figures.join(" · ")}`;
}

function answerText({ kind }, answer) {
  if (kind === "rank") return t("“{answer}” first", { answer });
  return kind === "points" ? t("most points to “{answer}”", { answer }) : t("“{answer}”", { answer });
}

/** How many came to an answer. */
export function cameText(round, { id, label }) {
  const values = { n: round.split.shift.to[id], answer: label };
  return round.kind === "rank" ? t("{n} went over to “{answer}”", values) : t("{n} to “{answer}”", values);
}

/** To how many answers the sentence of who changed their mind tells how many came. */
export const saidOf = ({ kind }) => (kind === "rank" ? 1 : 2);

/** How many changed their mind, and to what. */
export function shiftSentence(round) {
  const { matched, stayed, changed, to } = round.split.shift;
  if (matched === null) return t("Who changed their mind can't be shown: it would give a small group away.");
  const moves = round.rows.filter(({ id }) => to[id] !== null).sort((one, other) => to[other.id] - to[one.id]);
  const where = moves.slice(0, saidOf(round)).map((row) => cameText(round, row));
  if (stayed === null && where.length === 0) return t("{m} people answered twice. How many changed their mind can't be shown: it would give a small group away.", { m: matched });
  return [stayed === null ? t("{m} people answered twice", { m: matched }) : changedText(round, { n: changed, m: matched }), ...where].join("; ");
}

function changedText({ kind }, values) {
  return kind === "rank" ? t("{n} of {m} now put another one first", values) : t("{n} of {m} changed their mind", values);
}

/** The moves that are told, each from a row to a row, those who stayed too; in the order of the rows. */
export function toldMoves(round) {
  const { counts } = round.split.shift;
  const moves = round.rows.map((one, from) => round.rows.map((other, to) => ({ from, to, count: counts[one.id][other.id] })));
  return [].concat(...moves).filter(({ count }) => count); // phones of before 2019 have no flatMap
}
