import assert from "node:assert/strict";
import { test } from "node:test";
import { agreementHeight, levelFields, listed, pagesOf, parked, sheetAt, sheetsOf } from "../../static/js/screen/sheets.js";

const LEVELS = ["zelf", "school of bestuur", "gemeente of regio", "Den Haag"];
const condition = (id, text = "Er is geld voor vier jaar", level = "zelf", status = "listed") => ({ id, text, level, status });
const agreement = (id, what = "Ik bel alle ouders van mijn klas", rest = {}) => ({ id, what, who: "docent", when: "juni", first_step: "", name: "", status: "listed", ...rest });
const many = (number, make) => Array.from({ length: number }, (_, at) => make(at + 1));
const ids = (sheet) => sheet.columns.map((column) => column.map(({ id }) => id));
const where = (sheets) => new Map(sheets.flatMap(({ columns }, sheet) => columns.flatMap((column, at) => column.map(({ id }, place) => [id, `${sheet} ${at} ${place}`]))));

test("a card that comes stands below the others, and what stood there stays where it was", () => {
  let before = new Map();
  for (const agreements of many(12, (number) => many(number, agreement))) {
    const now = where(sheetsOf(agreements, agreementHeight));
    for (const [id, place] of before) assert.equal(now.get(id), place);
    before = now;
  }
  assert.equal(before.size, 12);
});

test("a sheet has two columns, first down and then across; a full one is turned", () => {
  const sheets = sheetsOf(many(9, agreement), agreementHeight);
  assert.ok(sheets.length > 1);
  assert.deepEqual(ids(sheets[0])[0].concat(ids(sheets[0])[1]), many(ids(sheets[0]).flat().length, (n) => n));
  assert.equal(sheetAt(sheets, null), sheets[sheets.length - 1], "without a page the newest");
  assert.equal(sheetAt(sheets, 0), sheets[0]);
  assert.equal(sheetAt(sheets, 99), sheets[sheets.length - 1]);
  assert.equal(sheetAt([], null), null);
});

test("what is too high for a column has a sheet of its own, over its whole width", () => {
  const long = agreement(2, "lang ".repeat(40).trim(), { who: "w ".repeat(40).trim(), first_step: "stap ".repeat(28).trim() });
  const sheets = sheetsOf([agreement(1), long, agreement(3)], agreementHeight);
  assert.deepEqual(sheets.map(({ wide }) => wide), [false, true, false]);
  assert.deepEqual(sheets.map(ids), [[[1]], [[2]], [[3]]]);
});

test("each of who can act has a field, and only a full field turns its page", () => {
  const conditions = [...many(5, (n) => condition(n)), condition(9, "Kort", "Den Haag"), condition(10, "Van elders", "iets anders")];
  const fields = levelFields(LEVELS, conditions);
  assert.deepEqual(fields.map(({ level }) => level), [...LEVELS, ""]);
  assert.ok(fields[0].pages.length > 1);
  assert.deepEqual(fields[0].pages.flat().map(({ id }) => id), [1, 2, 3, 4, 5]);
  assert.deepEqual([fields[1].pages, fields[3].pages.length, fields[4].all[0].id], [[], 1, 10]);
});

test("there is room for what the room thinks of a condition before it is there", () => {
  const conditions = many(3, (n) => condition(n));
  const voted = conditions.map((each) => ({ ...each, vote: "closed", counts: { agree: 71, disagree: 5, pass: 2 }, carried: true }));
  const pages = (of) => levelFields(LEVELS, of)[0].pages.map((page) => page.map(({ id }) => id));
  assert.deepEqual(pages(voted), pages(conditions));
});

test("the desk counts the same sheets as the screen shows", () => {
  const given = { levels: LEVELS, conditions: [...many(5, (n) => condition(n)), condition(6, "Later", "zelf", "parked")], agreements: [...many(9, agreement), agreement(10, "Weg", { status: "hidden" })] };
  assert.equal(pagesOf("conditions", given), levelFields(LEVELS, listed(given.conditions))[0].pages.length);
  assert.equal(pagesOf("agreements", given), sheetsOf(listed(given.agreements), agreementHeight).length);
  assert.deepEqual(parked(given.conditions, given.agreements).map(({ id, sort }) => [id, sort]), [[6, "condition"]]);
  assert.deepEqual([pagesOf("parked", given), pagesOf("baton", given), pagesOf("agreements", { ...given, agreements: [] })], [1, 1, 1]);
});
