import assert from "node:assert/strict";
import { test } from "node:test";
import { memoryStorage } from "../../static/js/live/storage.js";
import { Choices } from "../../static/js/screen/choices.js";
import { Reporting } from "../../static/js/screen/reporting.js";
import { SettingUp } from "../../static/js/screen/setting-up.js";
import { takeSign } from "../../static/js/screen/sign.js";

test("on a new machine setting up comes by itself before the evening, until it was left once", () => {
  const storage = memoryStorage();
  const first = new SettingUp(storage);
  first.hear("preparing");
  assert.equal(first.on, true);
  const again = new SettingUp(storage);
  again.hear("preparing");
  assert.equal(again.on, true, "nobody left it yet");
  first.leave();
  const next = new SettingUp(storage);
  next.hear("preparing");
  assert.equal(next.on, false);
});

test("while the evening is open or over it never comes by itself, and can be asked for", () => {
  for (const state of ["open", "closed", "sealed"]) {
    const settingUp = new SettingUp(memoryStorage());
    settingUp.hear(state);
    assert.equal(settingUp.on, false, state);
    settingUp.toggle();
    settingUp.hear(state);
    assert.equal(settingUp.on, true, state);
    settingUp.toggle();
    assert.equal(settingUp.on, false, state);
  }
});

test("when the evening begins the room sees the evening", () => {
  const settingUp = new SettingUp(memoryStorage());
  settingUp.hear("preparing");
  settingUp.hear("open");
  assert.equal(settingUp.on, false);
});

test("leaving what is not there does not count as having set up", () => {
  const storage = memoryStorage();
  const settingUp = new SettingUp(storage);
  settingUp.hear("open");
  settingUp.leave();
  assert.equal(storage.length, 0);
});

test("a sign is a letter and a digit, stays over a reload, and is not passed on to a window made from this one", () => {
  const leaving = [];
  globalThis.addEventListener = (name, task) => name === "pagehide" && leaving.push(task);
  const session = memoryStorage();
  const sign = takeSign(session, "sign", () => 0.5);
  assert.match(sign, /^[A-Z][0-9]$/);
  assert.equal(session.getItem("sign"), null, "a copy of the storage has none");
  leaving[0]();
  assert.equal(takeSign(session, "sign", () => 0), sign);
  for (const random of [0, 0.999]) assert.match(takeSign(memoryStorage(), "sign", () => random), /^[A-Z][0-9]$/);
});

test("what was chosen stays on the machine and is told to the styles; what is unknown is left out", () => {
  const storage = memoryStorage();
  const root = { dataset: {} };
  const choices = new Choices(storage, root);
  assert.deepEqual(root.dataset, { captions: "usual", edge: "0" });
  choices.choose("captions", "larger");
  choices.choose("edge", "2.5");
  assert.deepEqual([choices.captions.value, choices.edge.value], ["larger", "2.5"]);
  const next = { dataset: {} };
  new Choices(storage, next);
  assert.deepEqual(next.dataset, { captions: "larger", edge: "2.5" });
  storage.setItem("screen/edge", "50");
  new Choices(storage, next);
  assert.equal(next.dataset.edge, "0");
});

/** A connection that answers as it was told to, and time that goes by when it is asked to. */
function reporting(t, answers = []) {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const sent = [];
  let status = () => {};
  const connection = {
    status: "connecting",
    on: (name, listener) => (status = listener),
    send: async (verb, fields) => {
      sent.push([verb, fields]);
      return answers.shift() || { ok: true };
    },
  };
  const state = { sound: false };
  const report = new Reporting(connection, () => ({ ...state }));
  const become = (name) => {
    connection.status = name;
    status();
  };
  return { sent, state, report, become };
}

test("a screen tells at each connection how ready it is, and when that changes", async (t) => {
  const { sent, state, report, become } = reporting(t);
  report.changed();
  t.mock.timers.tick(1000);
  assert.equal(sent.length, 0, "nobody hears it yet");
  become("online");
  t.mock.timers.tick(1000);
  assert.deepEqual(sent, [["screen.ready", { sound: false }]]);
  report.changed();
  t.mock.timers.tick(1000);
  assert.equal(sent.length, 1, "nothing changed");
  state.sound = true;
  report.changed();
  report.changed();
  t.mock.timers.tick(1000);
  assert.deepEqual(sent[1], ["screen.ready", { sound: true }]);
  become("reconnecting");
  become("online");
  t.mock.timers.tick(1000);
  assert.equal(sent.length, 3);
});

test("who told too fast tells again a little later", async (t) => {
  const { sent, become } = reporting(t, [{ ok: false, code: "too_fast" }]);
  become("online");
  t.mock.timers.tick(1000);
  await Promise.resolve();
  await Promise.resolve();
  t.mock.timers.tick(5000);
  assert.equal(sent.length, 2);
});
