import assert from "node:assert/strict";
import { test } from "node:test";
import { start } from "../../static/js/desk/actions.js";
import { receiptOf } from "../../static/js/desk/receipts.js";
import { mayDo } from "../../static/js/desk/rights.js";
import { askedOf, viewWords, nothingFound, weightOf } from "../../static/js/parts/ranking.js";
import { pictureOf, sceneName, shownScene } from "../../static/js/screen/picture.js";
import { rankedRows, themeColumns } from "../../static/js/screen/ranked.js";

const ideas = Array.from({ length: 12 }, (_, at) => ({ id: at + 1, text: `Idee ${at + 1}`, theme: "oorzaak" }));
const places = (...ids) => ids.map((id) => ({ id, votes: 40 }));
const common = { step: "s3", view: "common_ground", by: "role", groups: [["docent"], ["ouder", "leerling"]], voters: 83, ideas: places(2, 1), left: 0, of: 9, untold: 3 };

test("the measure, the groups and how many voted are always said", () => {
  assert.match(viewWords(common), /in every group most people agree/);
  assert.equal(askedOf(common), "Groups: docent, ouder + leerling · 83 people voted · of 3 ideas it can't be told");
  assert.equal(askedOf({ ...common, by: "opinion", groups: [[], [], []], untold: 1, voters: 1 }), "3 groups of people who vote alike · 1 person voted · of 1 idea it can't be told");
  assert.equal(askedOf({ view: "top", voters: 2 }), "2 people voted");
  assert.equal(askedOf({ ...common, by: "", groups: [], untold: 3 }), "83 people voted");
});

test("that there is nothing is said plainly, and why", () => {
  assert.equal(nothingFound(common), "On no idea did all groups agree.");
  assert.match(nothingFound({ ...common, view: "divided" }), /think very differently/);
  assert.match(nothingFound({ ...common, of: 0 }), /Too few people of each group/);
  assert.match(nothingFound({ ...common, groups: [] }), /Too few people voted/);
});

test("how many agreed is told where the room may see it, else how many voted", () => {
  assert.equal(weightOf(40, { agree: 31 }, "agree_disagree_pass"), "31 of 40 agree");
  assert.equal(weightOf(31, { agree: 31 }, "agree"), "31 agree");
  assert.deepEqual([weightOf(40, null, "agree"), weightOf(1, undefined, "agree")], ["40 votes", "1 vote"]);
});

test("the first six of the list, with their words; one whose words are not there is passed by", () => {
  const { rows, left } = rankedRows({ ideas: places(9, 99, 8, 7, 6, 5, 4, 3), left: 2 }, ideas);
  assert.deepEqual(rows.map(({ text, votes }) => [text, votes])[0], ["Idee 9", 40]);
  assert.deepEqual(rows.map(({ id }) => id), [9, 8, 7, 6, 5, 4]);
  assert.equal(left, 3);
  assert.deepEqual(rows.map(({ rank, stands }) => [rank, stands]).slice(-2), [[4, 1], [5, 4]], "the first to be left out for want of room stands for what is left");
});

test("of many themes fewer ideas each", () => {
  const themes = (number) => Array.from({ length: number }, (_, at) => ({ theme: `thema ${at}`, ideas: places(1, 2, 3, 4, 5, 6) }));
  const fit = (number) => themeColumns({ themes: themes(number) }, ideas).columns.map(({ rows }) => rows.length);
  assert.deepEqual([fit(1), fit(2), fit(3), fit(4), fit(7)].map(([first]) => first), [5, 4, 3, 2, 1]);
  const { columns, left } = themeColumns({ themes: themes(3) }, ideas);
  assert.equal(left, 9);
  assert.deepEqual(columns.map(({ rows }) => rows.map(({ rank }) => rank)), [[0, 3, 6], [1, 4, 7], [2, 5, 8]], "the third of every theme goes first");
  assert.equal(columns[2].rows[2].stands, 10);
});

const screen = (step, docs) => {
  const known = { screen: { scene: "ideas" }, step: { id: "s3", kind: "ideas", title: "Wat nu?", ...step }, ...docs };
  return pictureOf({ get: (key) => known[key], keys: () => [] });
};

test("the screen draws what it was told of the step on air, else the wall", () => {
  for (const view of ["common_ground", "divided", "top"]) {
    assert.equal(shownScene(screen({ view }, { ranking: { step: "s3", view, ideas: [], themes: [] } })), view);
    assert.equal(shownScene(screen({ view }, {})), "ideas", "while it is open nothing is told");
    assert.equal(shownScene(screen({ view }, { ranking: { step: "s1", view } })), "ideas");
    assert.equal(shownScene(screen({ view }, { groups: { groups: [{ step: "s3", ideas: [1] }] } })), "ideas", "the desk knows groups always");
  }
  const scenes = ["common_ground", "divided"].map((view) => sceneName(screen({ view }, { ranking: { step: "s3", view } })));
  assert.notEqual(scenes[0], scenes[1]);
});

function deskWith(docs, audience = "desk") {
  const sent = [];
  return { sent, may: (verb) => mayDo(audience, verb), docs: { get: (key) => ({ meetup: { state: "open" }, ...docs })[key] }, do: (...command) => sent.push(command) };
}

test("one key goes by all that the room can see of the ideas on air", () => {
  const next = (view, docs = {}, step = {}) => {
    const desk = deskWith({ step: { id: "s3", kind: "ideas", support: "agree_disagree_pass", view, open: false, ...step }, ...docs });
    start(desk, "nextView");
    return desk.sent.map(([verb, fields]) => `${verb} ${fields.step} ${fields.view}`)[0];
  };
  const worked = { ground: { step: "s3" }, dots: { step: "s1" } };
  const seen = ["wall", "groups", "top", "common_ground", "divided"];
  assert.deepEqual(seen.map((view) => next(view, worked)), [...seen.slice(1), "wall"].map((view) => `ideas.view s3 ${view}`));
  assert.equal(next("top"), "ideas.view s3 wall", "what was not worked out is not there");
  assert.equal(next("groups", {}, { open: true }), "ideas.view s3 wall", "while people choose there is no top");
  assert.equal(next("groups", {}, { support: "none" }), "ideas.view s3 wall");
  assert.equal(next("groups", { dots: { step: "s3" } }), "ideas.view s3 dots");
  assert.equal(start(deskWith({ step: { id: "s3", kind: "ideas", view: "wall" } }, "operator"), "nextView"), false, "it is the desk's");
});

test("each has its receipt", () => {
  const texts = ["wall", "groups", "dots", "top", "common_ground", "divided"].map((view) => receiptOf("ideas.view", { view }).text);
  assert.equal(new Set(texts).size, 6);
  assert.equal(receiptOf("ideas.split", {}).text, "Common ground is worked out");
});
