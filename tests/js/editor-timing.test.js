import assert from "node:assert/strict";
import { test } from "node:test";
import { memoryStorage } from "../../static/js/live/storage.js";
import { Drafts, merged } from "../../static/js/office/editor/drafts.js";
import { Saver } from "../../static/js/office/editor/saver.js";
import { put, same, tidy } from "../../static/js/office/editor/written.js";

const STEP = { kind: "fragment", title: "Fragment", minutes: 6, fragment: { file: null, in: 0, out: 60, before: "" } };
const FIELDS = { title: ["A", "Ab ", "Abc", "Abc d"], minutes: [5, 6, 7.5], "fragment.file": ["a.mp4", "b.mp4", null], "fragment.out": [15, 60, 4.5], "fragment.before": ["", "Wie?", " Wie "] };
const SEEDS = 300;

/** A number from 0 to 1 that is the same at every run. */
function dice(seed) {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}

/** An evening of typing in one tab: tasks by their time; the server answers, and tells its documents, late and in order; now and then an answer is lost. */
class Evening {
  constructor(seed) {
    this.random = dice(seed);
    this.tasks = [];
    this.clock = 0;
    this.online = true;
    this.server = STEP; // what is on disk
    this.told = STEP; // what the tab knows of it
    this.drafts = new Drafts(memoryStorage(), "drafts");
    const after = (task, ms) => this.later(task, ms);
    this.saver = new Saver({ drafts: this.drafts, saved: () => this.told, send: (...what) => this.send(...what), online: () => this.online, after, stop: (task) => task && (task.off = true) });
    this.arrives = 0;
  }

  later(run, ms) {
    const task = { at: this.clock + ms, run };
    this.tasks.push(task);
    return task;
  }

  /** What the server says comes in the order in which it was said. */
  comes(run) {
    this.arrives = Math.max(this.arrives, this.clock + this.random() * 400);
    this.tasks.push({ at: this.arrives, run });
  }

  send(owner, changes) {
    return new Promise((answered) => this.later(() => this.carryOut(changes, answered), this.random() * 300));
  }

  carryOut(changes, answered) {
    const luck = this.random();
    if (luck < 0.1) return this.comes(() => answered({ ok: false, code: luck < 0.05 ? "storage" : "not_sent", message: "" }));
    this.server = { ...this.server, ...tidy(changes) };
    const document = this.server;
    this.comes(() => answered(luck < 0.2 ? { ok: false, code: "not_sent", message: "" } : { ok: true }));
    this.comes(() => this.tell(document));
    return undefined;
  }

  tell(document) {
    this.told = document;
    this.drafts.settle("s1", this.told, true);
  }

  type() {
    const path = this.one(Object.keys(FIELDS));
    this.drafts.set("s1", path, this.one(FIELDS[path]), this.told);
    this.saver.touch("s1", path);
    if (this.random() < 0.3) this.saver.save("s1");
  }

  one(list) {
    return list[Math.floor(this.random() * list.length)];
  }

  seen() {
    return merged(this.told, this.drafts.of("s1"));
  }

  async run() {
    while (this.tasks.length > 0) {
      this.tasks.sort((a, b) => a.at - b.at);
      const task = this.tasks.shift();
      this.clock = task.at;
      if (!task.off) task.run();
      for (let turn = 0; turn < 5; turn += 1) await null;
    }
  }
}

test("however the answers are timed, what was typed last is what is saved, and never jumps back on the page", async () => {
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const evening = new Evening(seed);
    let expected = STEP;
    for (let at = 0; at < 12; at += 1) {
      evening.later(() => {
        evening.type();
        expected = evening.seen();
      }, evening.random() * 6000);
    }
    for (let at = 0; at < 60; at += 1) evening.later(() => assert.ok(same(evening.seen(), expected), `seed ${seed} at ${evening.clock}`), at * 150);
    await evening.run();
    assert.ok(same(evening.server, expected), `seed ${seed}: ${JSON.stringify([evening.server, expected])}`);
    assert.deepEqual(evening.drafts.owners(), [], `seed ${seed}`);
  }
});

test("what two people write in different fields at the same time is all saved", async () => {
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const evening = new Evening(seed);
    const other = (path, value) => {
      evening.server = put(evening.server, path, value);
      const document = evening.server;
      evening.comes(() => evening.tell(document));
    };
    for (let at = 0; at < 8; at += 1) {
      evening.later(() => {
        evening.drafts.set("s1", "title", `Titel ${at}`, evening.told);
        evening.saver.touch("s1", "title");
      }, at * 500);
      evening.later(() => other("minutes", at), evening.random() * 4000);
    }
    await evening.run();
    assert.equal(evening.server.title, "Titel 7", `seed ${seed}`);
    assert.deepEqual(evening.drafts.owners(), [], `seed ${seed}`);
  }
});
