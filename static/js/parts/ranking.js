import { t } from "../language.js";

/** What is said of ideas in their order (the `ranking` document): which measure it is, of whom, and what there is when nothing was found. No DOM here. */
export function viewWords({ view }) {
  return MEASURES[view]();
}

const MEASURES = {
  common_ground: () => t("Common ground: in every group most people agree with this"),
  divided: () => t("Divided: the groups think very differently about this"),
  top: () => t("Most support for each theme"),
};

/** Who was asked: the groups, how many voted, and of how many ideas it can't be told. */
export function askedOf(ranking) {
  const { groups = [], untold = 0, voters } = ranking;
  const parts = [groups.length > 0 && groupsOf(ranking), voters === 1 ? t("1 person voted") : t("{n} people voted", { n: voters })];
  if (groups.length > 0 && untold > 0) parts.push(untold === 1 ? t("of 1 idea it can't be told") : t("of {n} ideas it can't be told", { n: untold }));
  return parts.filter(Boolean).join(" · ");
}

function groupsOf({ by, groups }) {
  if (by === "opinion") return t("{n} groups of people who vote alike", { n: groups.length });
  return t("Groups: {groups}", { groups: groups.map((names) => names.join(" + ")).join(", ") });
}

/** Said plainly, where the list is empty. */
export function nothingFound({ view, groups, of }) {
  if (groups.length === 0) return t("Too few people voted to lay groups side by side.");
  if (of === 0) return t("Too few people of each group voted to tell this safely.");
  return view === "divided" ? t("On no idea did the groups think very differently.") : t("On no idea did all groups agree.");
}

/** How many agreed, where the room may see that (`counts`), else how many voted. `kind`: what could be chosen. */
export function weightOf(votes, counts, kind) {
  if (!counts) return votes === 1 ? t("1 vote") : t("{n} votes", { n: votes });
  return kind === "agree" ? t("{n} agree", { n: counts.agree }) : t("{n} of {m} agree", { n: counts.agree, m: votes });
}
