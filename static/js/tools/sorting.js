import { t } from "../language.js";

/** Sorting ideas into groups, one after the other, with keys. No DOM here. */

/** The ideas of a step that stand by themselves, that nobody took away, in the order in which they came. */
export function standing(ideas, step) {
  return ideas.filter((idea) => idea.step === step && !idea.under && ["waiting", "shown"].includes(idea.status)).sort((one, other) => one.id - other.id);
}

/** Those that stand in no group yet. */
export function loose(ideas) {
  return ideas.filter((idea) => !idea.group);
}

/** The one to sort: `chosen` when it is there, else the next loose one after it, else the first. */
export function current(ideas, chosen) {
  const free = loose(ideas);
  return ideas.find(({ id }) => id === chosen) || free.find(({ id }) => id > chosen) || free[0] || null;
}

/** The loose idea one further or one back, round and round. */
export function neighbour(ideas, id, by) {
  const others = loose(ideas).filter((idea) => idea.id !== id);
  if (others.length === 0) return null;
  const later = others.findIndex((idea) => idea.id > id);
  const after = later < 0 ? 0 : later;
  return others[by > 0 ? after : (after - 1 + others.length) % others.length];
}

/** The groups of a step, each with the number that is its key, and how many ideas stand in it. */
export function numbered(groups, step) {
  return groups.filter((group) => group.step === step).map((group, at) => ({ ...group, number: at + 1, size: group.ideas.length }));
}

/**
 * What can be done with what was typed: the groups of which number or name begin with it, those that only hold it, and a new group of that name.
 * Nothing typed: all groups.
 */
export function choices(groups, typed) {
  const sought = plain(typed);
  if (!sought) return groups.map((group) => ({ group }));
  if (/^\d+$/.test(sought)) {
    const found = groups.filter(({ number }) => `${number}`.startsWith(sought));
    if (found.length > 0) return found.map((group) => ({ group }));
  }
  const names = groups.map((group) => ({ group, at: plain(group.name).indexOf(sought) })).filter(({ at }) => at >= 0);
  const found = [...names.filter(({ at }) => at === 0), ...names.filter(({ at }) => at > 0)].map(({ group }) => ({ group }));
  return groups.some(({ name }) => plain(name) === sought) ? found : [...found, { name: typed.trim() }];
}

/** The ideas under which one can be put: those of which the number begins with what was typed, or that hold it, the like ones first; but not itself. */
export function others(ideas, idea, typed, most = 9) {
  const sought = plain(typed);
  const like = alike(ideas, idea);
  const found = ideas.filter((each) => each !== idea && (`${each.id}`.startsWith(sought) || plain(each.text).includes(sought)));
  const first = like.filter((each) => found.includes(each));
  return [...first, ...found.filter((each) => !first.includes(each))].slice(0, most).map((each) => ({ idea: each }));
}

/** What may say the same as this idea, then what may be about the same, as far as it stands by itself. */
export function alike(ideas, idea) {
  const numbers = [...(idea.doubles || []), ...(idea.related || [])];
  return numbers.map((id) => ideas.find((each) => each.id === id)).filter(Boolean);
}

/** What may say the same. */
export function doubles(ideas, idea) {
  return alike(ideas, idea).filter(({ id }) => (idea.doubles || []).includes(id));
}

/** The group in which most of what is like this idea stands; a double counts for more than all that is related. */
export function suggestion(ideas, groups, idea) {
  if (!idea) return null;
  const weights = new Map();
  for (const like of alike(ideas, idea)) {
    const weight = (idea.doubles || []).includes(like.id) ? 10 : 1;
    if (like.group && like.group !== idea.group) weights.set(like.group, (weights.get(like.group) || 0) + weight);
  }
  const [best] = [...weights].sort((one, other) => other[1] - one[1])[0] || [];
  return groups.find(({ id }) => id === best) || null;
}

/** The group that a number means for sure: no longer number begins with it. */
export function settled(groups, typed) {
  if (!/^\d+$/.test(typed)) return null;
  const found = groups.filter(({ number }) => `${number}`.startsWith(typed));
  return found.length === 1 && `${found[0].number}` === typed ? found[0] : null;
}

/** How many of them, in words: a bare number beside a name reads as a part of it. */
export function ideasWord(n) {
  return n === 1 ? t("1 idea") : t("{n} ideas", { n });
}

function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
