/**
 * Which ideas of a ranking the room sees. What does not fit is left out from the last `rank` on (`fit.js`); that one `stands` for those that are not among these too.
 * No DOM here.
 */
const MOST = 6;
const IN_COLUMNS = { 1: 5, 2: 4, 3: 3, 4: 2 }; // of each theme, by the number of themes
const LEAST = 1;
export const MOST_COLUMNS = 4;

/** The first of them, with their words. */
export function rankedRows({ ideas, left }, there) {
  const known = withWords(ideas, there);
  return counted([known.slice(0, MOST)], left + Math.max(0, known.length - MOST));
}

/** Of each theme the first, as many as there is room for. */
export function themeColumns({ themes }, there) {
  const most = IN_COLUMNS[themes.length] || LEAST;
  const columns = themes.map(({ ideas }) => withWords(ideas, there));
  const left = columns.reduce((sum, ideas) => sum + Math.max(0, ideas.length - most), 0);
  const { lists } = counted(columns.map((ideas) => ideas.slice(0, most)), left);
  return { columns: themes.map(({ theme }, at) => ({ theme, rows: lists[at] })), left };
}

/** The second of every list goes before the first of any. */
function counted(lists, left) {
  const ranked = lists.map((rows, list) => rows.map((row, at) => ({ ...row, rank: at * lists.length + list, stands: 1 })));
  const last = ranked.flat().reduce((most, row) => (most && most.rank > row.rank ? most : row), null);
  if (last) last.stands += left;
  return { lists: ranked, rows: ranked[0], left };
}

/** Its idea may come a moment later than its place, or have gone before it. */
function withWords(ranked, there) {
  const byId = new Map(there.map((idea) => [idea.id, idea]));
  return ranked.filter(({ id }) => byId.has(id)).map((each) => ({ ...byId.get(each.id), votes: each.votes }));
}
