import assert from "node:assert/strict";
import { test } from "node:test";
import { placeOf, ranksOf } from "../../static/js/parts/pictures/groups.js";
import { labelsOf } from "../../static/js/parts/pictures/moves.js";
import { ribbonsOf, untoldOf } from "../../static/js/parts/ribbons.js";
import { answerColour, groupName, groupsOf, groupsSentence, measureOf, middleOf, orderOf, shiftSentence, splitShown, tells, toldMoves } from "../../static/js/parts/splits.js";
import { moversSentence } from "../../static/js/tools/movers.js";

const ROWS = [{ id: "o1", label: "Ja" }, { id: "o2", label: "Nee" }];
const ROLE = { groups: [["docent"], ["ouder", "leerling"], [""]], totals: [41, 22, null], counts: { o1: [30, 9, null], o2: [11, null, null] } };
const SHIFT = { from: "r1", matched: 97, stayed: 79, changed: 18, to: { o1: 11, o2: 7 }, left: { o1: 7, o2: 11 }, counts: { o1: { o1: 40, o2: 7 }, o2: { o1: 11, o2: 39 } } };
const round = (split = {}, more = {}) => ({ kind: "choice", question: "Loten?", rows: ROWS, view: "role", split: { role: ROLE, table: null, shift: SHIFT, ...split }, ...more });

test("a group has a part for each answer, and knows what is told of it", () => {
  const [docent, others, unknown] = groupsOf(round(), "role");
  assert.deepEqual([docent.name, docent.total, docent.whole, docent.told], ["docent", 41, true, true]);
  assert.deepEqual(docent.parts.map(({ count, share }) => [count, share]), [[30, 30 / 41], [11, 11 / 41]]);
  assert.deepEqual([others.name, others.whole, others.told], ["ouder, leerling", false, true]);
  assert.deepEqual([unknown.name, unknown.told], ["unknown", false]);
  assert.equal(groupName(["3", "4"], "table"), "table 3, table 4");
});

test("tables stand by their codes, as one counts them, and who did not say last; roles as they are told", () => {
  const order = (by, ...codes) => orderOf({ split: { [by]: { groups: codes.map((code) => [code]) } } }, by).map((at) => codes[at]);
  assert.deepEqual(order("table", "10", "2", "", "1"), ["1", "2", "10", ""]);
  assert.deepEqual(order("table", "Zaal 10", "Zaal 2", "3b", "3a", "A"), ["3a", "3b", "A", "Zaal 2", "Zaal 10"]);
  assert.deepEqual(order("role", "ouder", "docent", ""), ["ouder", "docent", ""]);
  const table = { groups: [["10"], ["2"]], totals: [30, 22], counts: { o1: [20, 9], o2: [10, 13] } };
  assert.deepEqual(groupsOf(round({ table }), "table").map(({ name, total, parts }) => [name, total, parts[0].count]), [["table 2", 22, 9], ["table 10", 30, 20]]);
});

test("what a bar has for what is untold: the others, nothing where nobody gave it, a sliver where answers can come to more than all people", () => {
  const rest = (kind, totals, counts) => groupsOf(round({ role: { groups: totals.map((_, at) => [`${at}`]), totals, counts } }, { kind }), "role").map((group) => group.rest);
  assert.deepEqual(rest("choice", [40, 40, 40], { o1: [30, 30, 40], o2: [10, null, null] }), [0, 0.25, 0]);
  assert.deepEqual(rest("choices", [40, 40, 40], { o1: [30, 30, 40], o2: [10, null, null] }), [0, 0.25, 0.08]);
  const [group] = groupsOf(round({ role: { groups: [["a"]], totals: [40], counts: { o1: [40], o2: [null] } } }), "role");
  assert.equal(group.whole, true);
});

test("of a group whose size is not told nothing is said", () => {
  const untold = round({ role: { groups: [["docent"], ["ouder"]], totals: [null, null], counts: { o1: [30, null], o2: [null, null] } } });
  assert.equal(tells(untold, "role"), false);
  assert.equal(groupsSentence(untold, "role"), "These answers can't be shown by group: it would give a small group away.");
});

test("the sides of a scale have their colours, and a bar of them diverges from the middle", () => {
  assert.deepEqual(["low", "middle", "high", "unsure"].map((id, at) => answerColour({ kind: "scale" }, { id }, at)), [2, 0, 1, 4]);
  const parts = (low, middle, high, unsure) => Object.entries({ low, middle, high, unsure }).map(([id, share]) => ({ id, share }));
  assert.deepEqual(placeOf({ parts: parts(0.5, 0, 0.5, 0) }), { start: 25, size: 50 });
  assert.deepEqual(placeOf({ parts: parts(1, 0, 0, 0) }), { start: 0, size: 50 });
  assert.deepEqual(placeOf({ parts: parts(0, 0.5, 0.25, 0.25) }), { start: 37.5, size: 37.5 });
});

test("what the room is shown", () => {
  assert.equal(splitShown(round()), "role");
  assert.equal(splitShown(round({}, { view: "all" })), null);
  assert.equal(splitShown(round({}, { view: "table" })), null);
  assert.equal(splitShown({ kind: "choice" }), null);
});

test("groups in a sentence: the answer that most gave, how many of how many", () => {
  assert.equal(groupsSentence(round(), "role"), "“Ja” – docent: 30 of 41 · ouder, leerling: 9 of 22");
  const few = { ...ROLE, counts: { o1: [null, null, null], o2: [null, null, null] } };
  assert.equal(tells(round({ role: few }), "role"), false);
  assert.equal(groupsSentence(round({ role: few }), "role"), "These answers can't be shown by group: it would give a small group away.");
});

test("a shift in a sentence, as much as is told of it", () => {
  const told = (part) => shiftSentence(round({ shift: { ...SHIFT, ...part } }));
  assert.equal(told({}), "18 of 97 changed their mind; 11 to “Ja”; 7 to “Nee”");
  assert.equal(told({ to: { o1: 11, o2: null } }), "18 of 97 changed their mind; 11 to “Ja”");
  assert.equal(told({ stayed: null, changed: null }), "97 people answered twice; 11 to “Ja”; 7 to “Nee”");
  assert.equal(told({ stayed: null, changed: null, to: { o1: null, o2: null } }), "97 people answered twice. How many changed their mind can't be shown: it would give a small group away.");
  assert.equal(told({ matched: null, stayed: null }), "Who changed their mind can't be shown: it would give a small group away.");
  assert.match(moversSentence(round()), /^Ask who moved: 11 went to “Ja”\./);
  assert.equal(moversSentence(round({ shift: { ...SHIFT, to: { o1: null, o2: null } } })), "18 changed their mind. Who of them wants to say why? Nobody knows who they are.");
  assert.equal(moversSentence(round({ shift: { ...SHIFT, changed: null, to: { o1: null, o2: null } } })), "");
  assert.equal(moversSentence(round({ shift: null })), "");
});

test("of a ranking it is who now puts something else first", () => {
  const ranking = round({}, { kind: "rank" });
  assert.equal(shiftSentence(ranking), "18 of 97 now put another one first; 11 went over to “Ja”");
  assert.match(moversSentence(ranking), /^Ask who moved: 11 now put “Ja” first\./);
  assert.equal(measureOf(ranking), "Counted is what each put first.");
  assert.match(groupsSentence(ranking, "role"), /^“Ja” first – docent: 30 of 41/);
});

test("of numbers the middle of a group is told where it follows from what is told", () => {
  const middles = { 11: "Ja", 30: "Nee" };
  for (const [count, middle] of Object.entries(middles)) {
    const [group] = groupsOf(round({ role: { ...ROLE, counts: { o1: [41 - count, 9, null], o2: [Number(count), null, null] } } }, { kind: "number" }), "role");
    assert.equal(middleOf(group), middle);
  }
  const half = round({ role: { ...ROLE, totals: [40, 22, null], counts: { o1: [20, 9, null], o2: [20, null, null] } } }, { kind: "number" });
  assert.equal(middleOf(groupsOf(half, "role")[0]), null, "one of the two in the middle is on either side");
  assert.match(groupsSentence(half, "role"), /^“Ja” – docent: 20 of 40/);
  assert.equal(groupsSentence(round({}, { kind: "number" }), "role"), "The one in the middle – docent: Ja");
});

test("ribbons are as wide as the people in them, and fill both sides without a hole", () => {
  const { before, after, ribbons } = ribbonsOf(round(), 4);
  const scale = 96 / 97;
  assert.deepEqual(toldMoves(round()).map(({ count }) => count), [40, 7, 11, 39]);
  for (const { count, height } of ribbons) assert.ok(Math.abs(height - count * scale) < 1e-9);
  for (const [places, side, edge] of [[before, "from", "left"], [after, "to", "right"]]) {
    places.forEach(({ y, height }, at) => {
      const own = ribbons.filter((ribbon) => ribbon[side] === at).sort((one, other) => one[edge] - other[edge]);
      assert.ok(Math.abs(own[0][edge] - y) < 1e-9);
      assert.ok(Math.abs(own[own.length - 1][edge] + own[own.length - 1].height - (y + height)) < 1e-9);
    });
  }
  const hidden = round({ shift: { ...SHIFT, counts: { o1: { o1: 40, o2: null }, o2: { o1: 11, o2: null } } } });
  assert.deepEqual(ribbonsOf(hidden).ribbons.map(({ from, to }) => [from, to]), [[0, 0], [1, 0]]);
});

test("who is in no cell that is told lies below the ribbons, as high as they are many", () => {
  const told = (part) => round({ shift: { ...SHIFT, counts: { o1: { o1: 40, o2: null }, o2: { o1: 11, o2: null } }, ...part } });
  const kinds = (part) => untoldOf(told(part)).map(({ kind, count }) => [kind, count]);
  assert.deepEqual(kinds({}), [["stayed", 39], ["moved", 7]]);
  assert.deepEqual(kinds({ stayed: null, changed: null }), [["others", 46]]);
  assert.deepEqual(kinds({ stayed: 43, changed: 54 }), [["others", 46]], "of fewer than five no figure is worked out");
  assert.deepEqual(kinds({ matched: 54, stayed: 42, changed: 12 }), [["others", null]]);
  assert.deepEqual(kinds({ matched: null, stayed: null }), []);
  assert.deepEqual(untoldOf(round()), []);
  const { before, ribbons, bands } = ribbonsOf(told({}), 4);
  const scale = 88 / 97;
  assert.deepEqual([...ribbons, ...bands].map(({ height }) => Math.round(height / scale)), [40, 11, 39, 7]);
  assert.ok(Math.abs(bands[0].y - (before[1].y + before[1].height + 4)) < 1e-9);
  assert.ok(Math.abs(bands[1].y + bands[1].height - 100) < 1e-9);
});

test("answers beside the ribbons do not lie on each other, and have as many lines as there is room for", () => {
  const place = (id, y, height) => ({ id, label: id, y, height });
  const found = labelsOf([place("a", 0, 2), place("b", 6, 2), place("c", 12, 0), place("d", 60, 30)], 10);
  assert.deepEqual(found.map(({ id, lines }) => [id, lines]), [["a", 1], ["b", 3], ["d", 3]]);
  for (const [at, { middle, lines }] of found.entries()) {
    if (at) assert.ok(middle - lines * 5 >= found[at - 1].middle + found[at - 1].lines * 5 - 1e-9);
  }
});

test("where there is no room the largest groups stay, of as large ones the first", () => {
  assert.deepEqual(ranksOf([5, 9, 7, 9].map((total) => ({ total }))), [3, 0, 2, 1]);
});
