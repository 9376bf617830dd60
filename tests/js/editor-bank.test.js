import assert from "node:assert/strict";
import { test } from "node:test";
import { Bank, found, stepOf } from "../../static/js/office/editor/bank.js";

globalThis.document = { documentElement: { lang: "nl" } };

const LOTTERY = { id: "loten-k3f9", version: 2, words: { kind: "choice", question: "Loten of niet?", options: ["Mee eens", "Oneens"] } };
const TRUST = { id: "vertrouwen-x2x2", version: 1, words: { kind: "scale", question: "Hoeveel vertrouwen hebt u?", from: 1, to: 5 } };

function answering(status, told) {
  const asked = [];
  globalThis.fetch = async (address, how) => {
    asked.push([address, how.method || "GET", how.body]);
    if (status === null) throw new TypeError("no network");
    return { ok: status < 400, json: async () => told };
  };
  return asked;
}

test("a question of the bank becomes a step that names it, in its last words", () => {
  assert.deepEqual(stepOf(LOTTERY, 3), {
    kind: "poll",
    title: "Loten of niet?",
    minutes: 3,
    poll: { kind: "choice", question: "Loten of niet?", options: ["Mee eens", "Oneens"], bank: { id: "loten-k3f9", version: 2 } },
  });
  const long = stepOf({ ...TRUST, words: { ...TRUST.words, question: "Een heel lange vraag over het vertrouwen\ndat u hebt in het advies van de basisschool" } }, 5);
  assert.equal(long.title, "Een heel lange vraag over het vertrouwen dat u hebt in het …");
});

test("a question is found by any of its words, also of an earlier version, whatever their capitals", () => {
  const earlier = { words: { ...LOTTERY.words, question: "Trekken wij lootjes?" } };
  const all = [{ ...LOTTERY, versions: [earlier, LOTTERY] }, { ...TRUST, versions: [TRUST] }];
  assert.deepEqual(["", "LOTEN", "lootjes", "oneens niet", "vertrouwen hebt", "x2x2", "loten vertrouwen"].map((search) => found(all, search).length), [2, 1, 1, 1, 1, 1, 0]);
});

test("words are kept as a new question, or as a version of one", async () => {
  const bank = new Bank(assert.fail);
  const asked = answering(201, { id: "loten-k3f9", version: 1 });
  assert.deepEqual(await bank.keep(LOTTERY.words), { id: "loten-k3f9", version: 1 });
  await bank.keep(LOTTERY.words, "loten-k3f9");
  assert.deepEqual(asked.map(([address, method]) => `${method} ${address}`), ["POST /office/api/questions", "POST /office/api/questions/loten-k3f9/versions"]);
  assert.deepEqual(JSON.parse(asked[0][2]), LOTTERY.words);
});

test("what was refused, or did not arrive, is told and nothing is kept", async () => {
  const told = [];
  const bank = new Bank((text) => told.push(text));
  answering(422, { message: "Deze vraag is niet bruikbaar.", errors: [{ path: "question", message: "mag niet leeg zijn" }] });
  assert.equal(await bank.keep({}), null);
  answering(null);
  assert.equal(await bank.keep({}), null);
  await bank.load();
  assert.deepEqual(bank.questions.value, []);
  assert.deepEqual(told, ["Deze vraag is niet bruikbaar. mag niet leeg zijn", ...Array(2).fill("There was no connection. Nothing was changed; try again.")]);
});
