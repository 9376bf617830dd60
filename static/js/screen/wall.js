/**
 * Which ideas hang where on the wall: at most nine, in columns. A new idea comes at the top of one column and moves only that one; what no
 * longer fits leaves at the bottom. Heights are estimated in hundredths of the screen's height. No DOM here.
 */
const MOST = 9;
const FEW = 2;
const LEAST = 10; // no idea is less high: one line, without a theme
const LONG = 200; // characters; with a longer idea the columns are wider
const LONG_WORD = /\S{23,}/; // Dutch has them; written large it would be broken

export class Wall {
  columns = [];
  newest = null;
  #seen = new Set();
  #turn = 0;

  /** `ideas` oldest first, as the room may see them. `space` is the height of a column. */
  follow(ideas, space) {
    const fresh = ideas.filter((idea) => !this.#seen.has(idea.id));
    this.#keep(ideas);
    const count = columnsFor(ideas.slice(-MOST));
    if (count !== this.columns.length) this.columns = deal([...ideas].reverse(), count, space);
    else fresh.forEach((idea) => this.#hang(idea, space));
    this.#fill(ideas, space);
    if (fresh.length > 0) this.newest = fresh[fresh.length - 1].id;
    return this;
  }

  #keep(ideas) {
    const now = new Map(ideas.map((idea) => [idea.id, idea]));
    this.#seen = new Set(now.keys());
    this.columns = this.columns.map((column) => column.map((idea) => now.get(idea.id)).filter(Boolean));
  }

  #hang(idea, space) {
    const least = Math.min(...this.columns.map((column) => column.length));
    const most = Math.max(...this.columns.map((column) => column.length));
    const at = least < most ? this.columns.findIndex((column) => column.length === least) : this.#turn++ % this.columns.length;
    const full = this.#hung().size >= MOST;
    let column = [idea, ...this.columns[at].slice(0, full ? -1 : undefined)];
    while (!fits(column, space, this.columns.length)) column = column.slice(0, -1);
    this.columns[at] = column;
  }

  /** What room is left goes to the newest of the others that fit. */
  #fill(ideas, space) {
    const hung = this.#hung();
    let room = roomiest(this.columns, space);
    for (let at = ideas.length - 1; at >= 0 && room >= LEAST; at--) {
      const fits = heightOf(ideas[at], this.columns.length) <= room && !hung.has(ideas[at].id);
      if (fits && append(this.columns, ideas[at], space)) room = roomiest(this.columns, space);
    }
  }

  #hung() {
    return new Set(this.columns.flat().map((idea) => idea.id));
  }
}

/** The ideas with the most agreement first, read from left to right, in as many columns as show the most of them. */
export function bySupport(ideas, counts, space) {
  const agreed = (idea) => (counts[idea.id] ? counts[idea.id].agree : 0);
  const ordered = [...ideas].sort((a, b) => agreed(b) - agreed(a) || a.id - b.id).slice(0, MOST);
  const [inThree, inTwo] = [3, 2].map((count) => deal(ordered, count, space, true));
  return ordered.length <= FEW || inTwo.flat().length > inThree.flat().length ? inTwo : inThree;
}

/** A few short ideas are written larger. */
export function isRoomy(columns) {
  const ideas = columns.flat();
  return ideas.length <= 3 && ideas.every((idea) => idea.text.length <= 80 && !LONG_WORD.test(idea.text));
}

function columnsFor(ideas) {
  return ideas.length <= FEW || ideas.some((idea) => idea.text.length > LONG) ? 2 : 3;
}

function deal(ideas, count, space, supported) {
  const columns = Array.from({ length: count }, () => []);
  for (const idea of ideas) if (!append(columns, idea, space, supported)) break;
  return columns;
}

/** The most height that is left in a column; nothing when the wall has all that it may have. An empty column takes any idea. */
function roomiest(columns, space) {
  if (columns.flat().length >= MOST) return 0;
  return Math.max(...columns.map((column) => (column.length === 0 ? Infinity : space - taken(column, columns.length))));
}

/** Hangs an idea under the column with the fewest where there is room for it. */
function append(columns, idea, space, supported) {
  if (columns.flat().length >= MOST) return false;
  const roomy = columns.filter((column) => fits([...column, idea], space, columns.length, supported));
  if (roomy.length === 0) return false;
  roomy.reduce((best, column) => (column.length < best.length ? column : best)).push(idea);
  return true;
}

/** One idea alone always hangs, however long it is. */
function fits(column, space, count, supported) {
  return column.length === 1 || taken(column, count, supported) <= space;
}

function taken(column, count, supported) {
  return column.reduce((sum, idea) => sum + heightOf(idea, count, supported), 0);
}

/** Of a card with its theme, its support, and the gap below. Found once for each idea: all of them are tried each time that one changes. */
export function heightOf(idea, count, supported) {
  const known = heights.get(idea) || heights.set(idea, {}).get(idea);
  const wall = `${count} ${Boolean(supported)}`;
  return known[wall] || (known[wall] = measured(idea, count, supported));
}

const heights = new WeakMap();

/** The figures go with css/screen-ideas.css. */
function measured(idea, count, supported) {
  const perLine = count === 3 ? 23 : 38; // characters of a wide letter
  const lines = idea.text.split("\n").reduce((sum, text) => sum + linesOf(text, perLine), 0);
  const supportLine = supported && (count === 3 || !idea.theme);
  return 3 + (idea.theme || idea.table ? 5.6 : 0) + lines * 5 + (supportLine ? 5.6 : 0) + 2;
}

export function linesOf(text, perLine) {
  let lines = 1;
  let used = 0;
  for (const word of text.split(" ")) {
    used += (used ? 1 : 0) + word.length;
    if (used <= perLine) continue;
    lines += Math.max(1, Math.floor(word.length / perLine));
    used = word.length % perLine;
  }
  return lines;
}
