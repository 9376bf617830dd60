/** Which ideas of a ranking the room sees, and how many are left. No DOM here. */
const MOST = 6;
const IN_COLUMNS = { 1: 5, 2: 4, 3: 3, 4: 2 }; // of each theme, by the number of themes
const LEAST = 1;

/** The first of them, with their words. */
export function rankedRows({ ideas, left }, there) {
  const known = withWords(ideas, there);
  return { rows: known.slice(0, MOST), left: left + Math.max(0, known.length - MOST) };
}

/** Of each theme the first, as many as there is room for. */
export function themeColumns({ themes }, there) {
  const most = IN_COLUMNS[themes.length] || LEAST;
  const columns = themes.map(({ theme, ideas }) => ({ theme, all: withWords(ideas, there) }));
  return {
    columns: columns.map(({ theme, all }) => ({ theme, rows: all.slice(0, most) })),
    left: columns.reduce((sum, { all }) => sum + Math.max(0, all.length - most), 0),
  };
}

/** Its idea may come a moment later than its place, or have gone before it. */
function withWords(ranked, there) {
  const byId = new Map(there.map((idea) => [idea.id, idea]));
  return ranked.filter(({ id }) => byId.has(id)).map((each) => ({ ...byId.get(each.id), votes: each.votes }));
}
