import assert from "node:assert/strict";
import { test } from "node:test";
import { memoryStorage } from "../../static/js/live/storage.js";
import { Drafts } from "../../static/js/office/editor/drafts.js";
import { Saver } from "../../static/js/office/editor/saver.js";

const POLL = { kind: "choice", question: "Loten?", options: ["Ja", "Nee"] };

/** A server with one step, and a clock that is wound by hand. */
function desk({ answer = () => ({ ok: true }) } = {}) {
  const server = { s1: { kind: "poll", title: "Stelling", minutes: 5, poll: POLL } };
  const room = { server, sent: [], timers: new Map(), online: true };
  const drafts = new Drafts(memoryStorage(), "drafts");
  const send = async (owner, changes) => {
    room.sent.push(changes);
    const ack = answer(room.sent.length);
    if (ack.ok) server[owner] = { ...server[owner], ...changes };
    return ack;
  };
  const after = (task) => room.timers.set(task, task) && task;
  const stop = (task) => room.timers.delete(task);
  const saver = new Saver({ drafts, saved: (owner) => server[owner] || null, send, online: () => room.online, after, stop });
  const type = (path, value) => {
    drafts.set("s1", path, value, server.s1);
    saver.touch("s1", path);
  };
  const rest = async () => {
    for (const task of [...room.timers.values()]) {
      room.timers.delete(task);
      await task();
    }
  };
  return Object.assign(room, { drafts, saver, type, rest });
}

test("nothing is sent while the typing goes on; after a rest it is sent once", async () => {
  const { type, rest, sent, drafts } = desk();
  type("title", "S");
  type("title", "St");
  assert.deepEqual(sent, []);
  await rest();
  assert.deepEqual(sent, [{ title: "St" }]);
  assert.deepEqual(drafts.owners(), []);
});

test("a part of a programme file is sent whole, with what somebody else changed in it, and without blank rows", async () => {
  const { type, rest, sent, server } = desk();
  type("poll.options", ["Ja", " Nee ", "", "Misschien"]);
  server.s1 = { ...server.s1, poll: { ...POLL, question: "Anders?" } };
  await rest();
  assert.deepEqual(sent, [{ poll: { ...POLL, question: "Anders?", options: ["Ja", "Nee", "Misschien"] } }]);
});

test("a field that was changed elsewhere too waits for a choice; the others are saved", async () => {
  const { type, rest, sent, server, drafts, saver } = desk();
  type("title", "Van mij");
  type("minutes", 7);
  server.s1 = { ...server.s1, title: "Van een ander" };
  await rest();
  assert.deepEqual(sent, [{ minutes: 7 }]);
  drafts.know("s1", "title", "Van een ander");
  saver.touch("s1", "title");
  await rest();
  assert.deepEqual(sent.at(-1), { title: "Van mij" });
});

test("without a connection nothing is sent, and all of it afterwards", async () => {
  const room = desk();
  room.online = false;
  room.type("title", "Later");
  await room.rest();
  assert.deepEqual(room.sent, []);
  room.online = true;
  room.saver.all();
  await room.rest();
  assert.deepEqual(room.sent, [{ title: "Later" }]);
});

test("what is wrong stands at its field until that field is mended", async () => {
  const errors = [{ path: "changes.title", message: "mag niet leeg zijn" }, { path: "changes.poll.options[1]", message: "staat er twee keer" }];
  const { type, rest, saver, drafts } = desk({ answer: (n) => (n === 1 ? { ok: false, code: "invalid", message: "Nee.", errors } : { ok: true }) });
  type("title", "");
  await rest();
  assert.deepEqual(saver.refused.value.s1.faults.map(({ path, row }) => [path, row]), [["title", null], ["poll.options", 1]]);
  assert.equal(drafts.of("s1").title.value, "");
  type("title", "W");
  assert.deepEqual(saver.refused.value.s1.faults.map(({ path }) => path), ["poll.options"]);
  await rest();
  assert.deepEqual(saver.refused.value, {});
});

test("what went wrong on the way is tried again; a refusal of the rules is not", async () => {
  const tired = desk({ answer: (n) => (n === 1 ? { ok: false, code: "storage", message: "De schijf is vol." } : { ok: true }) });
  tired.type("title", "Nog eens");
  await tired.rest();
  assert.equal(tired.saver.refused.value.s1.message, "De schijf is vol.");
  await tired.rest();
  assert.deepEqual(tired.sent, [{ title: "Nog eens" }, { title: "Nog eens" }]);
  assert.deepEqual(tired.saver.refused.value, {});

  const closed = desk({ answer: () => ({ ok: false, code: "closed", message: "Gesloten." }) });
  closed.type("title", "Te laat");
  await closed.rest();
  await closed.rest();
  assert.equal(closed.sent.length, 1);
  assert.equal(closed.drafts.of("s1").title.value, "Te laat");
});

test("a draft whose answer was lost is compared with what the server has, not sent blindly", async () => {
  const { type, rest, sent, server, drafts } = desk({ answer: () => ({ ok: false, code: "not_sent", message: "" }) });
  type("title", "Toch aangekomen");
  await rest();
  server.s1 = { ...server.s1, title: "Toch aangekomen" };
  await rest();
  assert.equal(sent.length, 1);
  assert.deepEqual(drafts.owners(), []);
});

test("typed back to what it was: there is nothing to save, and nothing wrong any more", async () => {
  const { type, rest, saver, sent } = desk({ answer: () => ({ ok: false, code: "invalid", errors: [{ path: "changes.title", message: "leeg" }] }) });
  type("title", "");
  await rest();
  type("title", "Stelling");
  await rest();
  assert.equal(sent.length, 1);
  assert.deepEqual(saver.refused.value, {});
});

test("a step that can't be changed any more is left alone", async () => {
  const { type, rest, sent, server } = desk();
  type("title", "Te laat");
  delete server.s1;
  await rest();
  assert.deepEqual(sent, []);
});
