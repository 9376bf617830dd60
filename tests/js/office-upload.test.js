import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { markOf, mediaName, upload } from "../../static/js/office/upload.js";
import { ASKING, FAILED, KEPT, SENDING, STOPPED, Uploads, WAITING } from "../../static/js/office/uploads.js";

const names = JSON.parse(readFileSync(new URL("../web/media_names.json", import.meta.url), "utf-8"));
const clip = (name = "clip.mp4", size = 10) => ({ name, size, lastModified: 1, slice: (from, to) => [from, Math.min(to, size)] });

/** Stands in for the browser's; `answer` says what the server does. */
class Request extends EventTarget {
  static answer = () => {};
  upload = new EventTarget();
  open(method, address) {
    Object.assign(this, { method, address });
  }
  send(piece) {
    this.sent = piece;
    queueMicrotask(() => Request.answer(this));
  }
  progress(loaded, total) {
    this.upload.onprogress({ loaded, total });
    this.upload.dispatchEvent(new Event("progress"));
  }
  end(how, values) {
    Object.assign(this, values);
    this[`on${how}`]();
    this.dispatchEvent(new Event("loadend"));
  }
  abort() {
    this.end("abort");
  }
}
globalThis.XMLHttpRequest = Request;

/** A server that has `offset` bytes of a file; `asked` is what it heard. `state` says how it fails: once at each place of `break`, or always. */
function house({ size, offset = 0 }) {
  const state = { offset, break: [], gone: false, hang: false, refuse: null, refusePiece: null };
  const asked = [];
  const known = () => ({ id: "u1", size, offset: state.offset });
  globalThis.fetch = async (address, { method }) => {
    if (state.gone) throw new TypeError("no line");
    if (state.refuse) return { ok: false, status: state.refuse[0], text: async () => state.refuse[1] };
    asked.push(`${method} ${state.offset}`);
    return { ok: true, json: async () => known() };
  };
  Request.answer = (request) => {
    const [from, to] = request.sent;
    asked.push(`${request.method} ${from}-${to}`);
    state.request = request;
    if (state.hang) return;
    if (state.refusePiece) return request.end("load", { status: state.refusePiece[0], responseText: state.refusePiece[1] });
    request.progress((to - from) / 2, to - from);
    if (state.break.length && state.break[0] < to) {
      state.offset = Math.max(from, state.break.shift());
      return request.end("error");
    }
    state.offset = to;
    request.end("load", to === size ? { status: 201, responseText: JSON.stringify({ name: "Mijn-clip.mp4", type: "video/mp4", size }) } : { status: 200, responseText: JSON.stringify(known()) });
  };
  return { state, asked };
}

/** Uploads of which a test decides when each is sent, and how that ends. */
function desk(onShelf = []) {
  const sent = [];
  const said = [];
  const dropped = [];
  const state = { settled: 0 };
  const uploads = new Uploads({
    megabytes: 1,
    endings: ["mp4", "vtt"],
    shelf: async () => onShelf.map((name) => ({ name })),
    settled: () => (state.settled += 1),
    say: (text) => said.push(text),
    drop: (id) => dropped.push(id),
    send: (file, how) => new Promise((kept, refused) => sent.push({ ...how, kept, refused })),
  });
  return { uploads, sent, said, dropped, state, told: () => uploads.items.value.map((item) => [item.name, item.state]) };
}

const settle = () => new Promise((resolve) => setTimeout(resolve));

test("a file gets the name that the server gives it too", () => {
  for (const [given, name] of Object.entries(names)) assert.equal(mediaName(given), name);
});

test("what is stored is given, and the share that is there is told", async () => {
  house({ size: 10 });
  const [shares, ids] = [[], []];
  const kept = await upload(clip("Mijn clip.mp4"), { onProgress: (share) => shares.push(share), onBegun: (id) => ids.push(id) });
  assert.deepEqual(kept, { name: "Mijn-clip.mp4", type: "video/mp4", size: 10 });
  assert.deepEqual([shares, ids], [[0, 0.5], ["u1"]]);
});

test("a large file goes in pieces, each from where the server has it", async () => {
  const { asked } = house({ size: 20_000_000 });
  await upload(clip("film.mp4", 20_000_000));
  assert.deepEqual(asked, ["POST 0", "PATCH 0-8000000", "PATCH 8000000-16000000", "PATCH 16000000-20000000"]);
});

test("of a file that is half there only the rest is sent", async () => {
  const { asked } = house({ size: 10, offset: 6 });
  await upload(clip());
  assert.deepEqual(asked, ["POST 6", "PATCH 6-10"]);
});

test("a lost line is waited for, and it goes on where the server says that it is", async () => {
  const { asked, state } = house({ size: 20_000_000 });
  const [pauses, waiting] = [[], []];
  state.break = [9_000_000, 9_000_000];
  await upload(clip("film.mp4", 20_000_000), { pause: async (ms) => pauses.push(ms), onWaiting: (on) => waiting.push(on) });
  assert.deepEqual(asked.slice(1, 7), ["PATCH 0-8000000", "PATCH 8000000-16000000", "GET 9000000", "PATCH 9000000-17000000", "GET 9000000", "PATCH 9000000-17000000"]);
  assert.deepEqual([pauses, waiting.includes(true), waiting.at(-1)], [[500, 1000], true, false]);
});

test("a line that stays away is told as lost, with that nothing of it is lost", async () => {
  const { state } = house({ size: 10 });
  state.gone = true;
  await assert.rejects(upload(clip(), { pause: async () => {} }), { name: "Error", message: /What was sent is kept/ });
});

test("a refusal is the server's own sentence, before and during", async () => {
  const { state } = house({ size: 10 });
  state.refuse = [422, JSON.stringify({ message: "Er is geen ruimte." })];
  await assert.rejects(upload(clip()), { message: "Er is geen ruimte." });
  Object.assign(state, { refuse: null, refusePiece: [422, JSON.stringify({ message: "Dit is geen video.", errors: [] })] });
  await assert.rejects(upload(clip()), { message: "Dit is geen video." });
});

test("an answer of something in between is no sentence and is told as one", async () => {
  house({ size: 10 }).state.refusePiece = [413, "<html>Request Entity Too Large</html>"];
  await assert.rejects(upload(clip()), { message: "The server did not take this file (413)." });
});

test("being stopped is told apart from a lost line", async () => {
  const { state } = house({ size: 10 });
  state.hang = true;
  const stopping = new AbortController();
  const sending = upload(clip(), { signal: stopping.signal });
  await new Promise(setImmediate);
  stopping.abort();
  await assert.rejects(sending, { name: "AbortError", message: /What was sent is kept/ });
});

test("a line on which nothing moves for a minute is a lost one, and no sooner", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { state } = house({ size: 10 });
  state.hang = true;
  const pauses = [];
  upload(clip(), { pause: (ms) => new Promise(() => pauses.push(ms)) });
  await new Promise(setImmediate);
  context.mock.timers.tick(59_000);
  state.request.progress(5, 10);
  context.mock.timers.tick(59_000);
  await new Promise(setImmediate);
  assert.deepEqual(pauses, []);
  context.mock.timers.tick(1_000);
  await new Promise(setImmediate);
  assert.deepEqual(pauses, [500]);
});

test("the same file has the same mark, another one has not", () => {
  const file = { name: "a.mp4", size: 5, lastModified: 7 };
  assert.equal(markOf(file), markOf({ ...file }));
  assert.notEqual(markOf(file), markOf({ ...file, lastModified: 8 }));
  assert.ok(markOf({ ...file, name: "x".repeat(999) }).length <= 300);
});

test("files are sent one after the other, and the shelf is shown when all are there", async () => {
  const { uploads, sent, state, told } = desk();
  uploads.add([clip("een.mp4"), clip("twee.vtt")]);
  await settle();
  assert.deepEqual(told(), [["een.mp4", SENDING], ["twee.vtt", WAITING]]);
  sent[0].kept();
  await settle();
  assert.deepEqual([told(), state.settled], [[["een.mp4", KEPT], ["twee.vtt", SENDING]], 0]);
  sent[1].kept();
  await settle();
  assert.deepEqual([told(), state.settled, uploads.busy], [[["een.mp4", KEPT], ["twee.vtt", KEPT]], 1, false]);
});

test("what is no clip, or too large, is not sent at all", async () => {
  const { uploads, sent, told } = desk();
  await uploads.add([clip("brief.docx"), clip("groot.mp4", 1_000_001), clip("zonder")]);
  assert.deepEqual(told(), [["brief.docx", FAILED], ["groot.mp4", FAILED], ["zonder", FAILED]]);
  assert.deepEqual(uploads.items.value.map(({ hopeless }) => hopeless), [true, true, true]);
  assert.equal(sent.length, 0);
});

test("a name that is taken is asked about; it can be replaced, or both kept", async () => {
  const { uploads, sent, told } = desk(["clip.mp4", "clip-2.mp4"]);
  await uploads.add([clip(), clip()]);
  assert.deepEqual(told(), [["clip.mp4", ASKING], ["clip.mp4", ASKING]]);
  const [first, second] = uploads.items.value;
  uploads.replace(first);
  uploads.keepBoth(second);
  await settle();
  sent[0].kept();
  await settle();
  assert.deepEqual(sent.map(({ name }) => name), ["clip.mp4", "clip-3.mp4"]);
});

test("two files that would get the same name do not overwrite each other", async () => {
  const { uploads, told } = desk();
  uploads.add([clip("mijn clip.mp4"), clip("mijn (clip).mp4")]);
  await settle();
  assert.deepEqual(told(), [["mijn-clip.mp4", SENDING], ["mijn-clip.mp4", ASKING]]);
});

test("a file that failed stays chosen, is told with its reason, and can be sent again", async () => {
  const { uploads, sent, said, told, state } = desk();
  uploads.add([clip()]);
  await settle();
  sent[0].onProgress(0.5);
  sent[0].refused(new Error("De verbinding viel weg."));
  await settle();
  assert.deepEqual([told(), said, state.settled], [[["clip.mp4", FAILED]], ["clip.mp4: De verbinding viel weg."], 0]);
  uploads.again(uploads.items.value[0]);
  await settle();
  assert.equal(uploads.items.value[0].share, 0.5, "what is there stays there");
  sent[1].kept();
  await settle();
  assert.deepEqual(told(), [["clip.mp4", KEPT]]);
});

test("one that is stopped lets the next go on", async () => {
  const { uploads, sent, told } = desk();
  uploads.add([clip("een.mp4"), clip("twee.mp4")]);
  await settle();
  uploads.stop();
  assert.ok(sent[0].signal.aborted);
  sent[0].refused(new DOMException("gestopt", "AbortError"));
  await settle();
  assert.deepEqual(told(), [["een.mp4", STOPPED], ["twee.mp4", SENDING]]);
});

test("a missing file comes under the name that is wanted, and only the first of several", async () => {
  const { uploads, told } = desk();
  uploads.add([clip("IMG_2041.mp4"), clip("ander.mp4")], "klas.mp4");
  await settle();
  assert.deepEqual(told(), [["klas.mp4", SENDING], ["ander.mp4", WAITING]]);
});

test("what is taken away half goes from the server too, and what came whole stays", async () => {
  const { uploads, sent, dropped } = desk();
  uploads.add([clip("een.mp4"), clip("twee.mp4")]);
  await settle();
  sent[0].onBegun("u1");
  sent[0].refused(new Error("weg"));
  await settle();
  sent[1].onBegun("u2");
  sent[1].kept();
  await settle();
  for (const item of uploads.items.value) uploads.takeAway(item);
  assert.deepEqual([dropped, uploads.items.value], [["u1"], []]);
});
