import { linesOf } from "./wall.js";

/**
 * The sheets of what was agreed, as of a flip chart: what stands on one stays in its place, what is new comes below it, and a full sheet is
 * turned. Heights are estimated in hundredths of the screen's height, and go with css/screen-agreed.css. No DOM here.
 */
export const SPACE = 66;

const COLUMN = { large: 25, small: 34 }; // characters of a wide letter on a line of one of two columns; on the whole width the longest has room
const LINE = { 1: 76, 2: 37, 3: 23 }; // the same in a field, by how many stand beside each other
const HEAD = 7; // the name of who can act
const BETWEEN = 1.2; // two conditions
const GAP = 2;

/** Cards in two columns, first down and then across: `[{columns: [[...], [...]]}]`. One that is too high for a column has a sheet of its own (`wide`). */
export function sheetsOf(items, heightOf) {
  const sheets = [];
  let column = null;
  let left = 0;
  for (const item of items) {
    const height = heightOf(item, COLUMN) + GAP;
    if (height > SPACE + GAP) {
      sheets.push({ wide: true, columns: [[item]] });
      column = null;
      continue;
    }
    if (!column || height > left + GAP) {
      column = nextColumn(sheets, column);
      left = SPACE;
    }
    column.push(item);
    left -= height;
  }
  return sheets;
}

function nextColumn(sheets, column) {
  const last = sheets[sheets.length - 1];
  const begun = column && last && last.columns.length < 2;
  if (!begun) sheets.push({ wide: false, columns: [] });
  sheets[sheets.length - 1].columns.push([]);
  return sheets[sheets.length - 1].columns[sheets[sheets.length - 1].columns.length - 1];
}

/** The sheet that is asked for; without a page the newest. */
export function sheetAt(sheets, page) {
  return sheets[Math.min(page === null ? Infinity : page, sheets.length - 1)] || null;
}

/** Conditions by who can act: each level has its field, and turns its own pages. `[{level, pages: [[...]]}]`. */
export function levelFields(levels, conditions) {
  const named = levels.map((level) => ({ level, all: conditions.filter((each) => each.level === level) }));
  const others = conditions.filter((each) => !levels.includes(each.level)); // of a step that calls its levels otherwise
  const fields = others.length > 0 ? [...named, { level: "", all: others }] : named;
  const { columns, rows } = gridOf(fields.length);
  const space = (SPACE - GAP * (rows - 1)) / rows - HEAD;
  return fields.map(({ level, all }) => ({ level, all, pages: inPages(all, space, LINE[columns]) }));
}

function inPages(all, space, perLine) {
  const pages = [];
  let left = -1;
  for (const condition of all) {
    const height = conditionHeight(condition, perLine);
    if (height > left) {
      pages.push([]);
      left = space;
    }
    pages[pages.length - 1].push(condition);
    left -= height + BETWEEN;
  }
  return pages;
}

/** What the room thought of it stands behind the words: there is room for it before it is there. */
function conditionHeight({ text }, perLine) {
  return linesOf(`${text} ${"x".repeat(17)}`, perLine) * 4.96;
}

/** How many fields stand beside and below each other. */
export function gridOf(number) {
  const columns = number === 1 ? 1 : number === 2 || number === 4 ? 2 : 3;
  return { columns, rows: Math.ceil(number / columns) };
}

/** How many pages there are to turn. */
export function pagesOf(view, { levels, conditions, agreements }) {
  if (view === "conditions") return Math.max(1, ...levelFields(levels, listed(conditions)).map(({ pages }) => pages.length));
  if (view === "agreements") return Math.max(1, sheetsOf(listed(agreements), agreementHeight).length);
  return view === "parked" ? Math.max(1, sheetsOf(parked(conditions, agreements), parkedHeight).length) : 1;
}

export function listed(items) {
  return items.filter(({ status }) => status === "listed");
}

/** What is parked, conditions first. */
export function parked(conditions, agreements) {
  const of = (items, sort) => items.filter(({ status }) => status === "parked").map((item) => ({ ...item, sort }));
  return [...of(conditions, "condition"), ...of(agreements, "agreement")];
}

/** A card: what, large; who and when; the first step. */
export function agreementHeight({ what, who, when, first_step, name }, { large, small } = COLUMN) {
  const facts = [who, name, when].filter(Boolean).join(" · ");
  return 3.4 + linesOf(what, large) * 6.2 + (facts ? linesOf(facts, small) * 5 + 0.6 : 0) + (first_step ? linesOf(`Eerste stap: ${first_step}`, small) * 5 + 0.6 : 0);
}

export function parkedHeight({ text, what }, { small } = COLUMN) {
  return 3.4 + 5 + linesOf(text || what, small) * 5;
}
