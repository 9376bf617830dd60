/** Which groups of ideas the room sees, and how much of each. No DOM here. */
const MOST = 12;
const WORDS = [[3, 3], [6, 1], [MOST, 0]]; // so many groups have room for so many ideas of each

/**
 * The groups in the order in which they were made, so that none jumps while an operator sorts; of too many the largest. Each with its number of ideas, also of those
 * that say the same, and, where there is room, the words of those that most agree with. `left`: groups that are not shown, `loose`: ideas in no group.
 */
export function groupedWall(groups, ideas, support) {
  const byId = new Map(ideas.map((idea) => [idea.id, idea]));
  const all = groups.map((group) => told(group, byId)).filter(({ size }) => size > 0);
  const largest = new Set([...all].sort((one, other) => other.size - one.size).slice(0, MOST));
  const shown = all.filter((group) => largest.has(group));
  const inGroup = new Set(all.flatMap(({ ids }) => ids));
  const [, room] = WORDS.find(([most]) => shown.length <= most);
  const loose = ideas.filter(({ id }) => !inGroup.has(id)).length;
  return { shown: shown.map((group) => ({ ...group, texts: wordsOf(group, byId, support).slice(0, room) })), left: all.length - shown.length, loose };
}

const ROWS = 6;

/** The ideas and groups with the most dots first, as many as fit, and how many that got any are not among them. */
export function dotRows(counts, groups, ideas) {
  const named = [...groups.map(({ id, name }) => ({ id, text: name })), ...ideas.map(({ id, text }) => ({ id: `${id}`, text }))];
  const rows = named.filter(({ id }) => counts[id]).map((each) => ({ ...each, count: counts[each.id] }));
  rows.sort((one, other) => other.count - one.count); // what is equal stays in the order in which it was made
  return { rows: rows.slice(0, ROWS), left: Math.max(0, rows.length - ROWS) };
}

function told({ id, name, ideas }, byId) {
  const there = ideas.map((each) => byId.get(each)).filter(Boolean);
  return { id, name, ids: there.map((idea) => idea.id), size: there.reduce((sum, idea) => sum + 1 + alike(idea), 0) };
}

function wordsOf({ ids }, byId, support) {
  const agreed = (idea) => ((support || {})[idea.id] || {}).agree || 0;
  const first = (one, other) => agreed(other) - agreed(one) || alike(other) - alike(one) || one.id - other.id;
  return ids.map((id) => byId.get(id)).sort(first).map(({ text }) => text);
}

function alike(idea) {
  return (idea.also || []).length;
}
