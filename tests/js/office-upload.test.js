import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { mediaName, upload } from "../../static/js/office/upload.js";
import { ASKING, FAILED, KEPT, SENDING, STOPPED, Uploads, WAITING } from "../../static/js/office/uploads.js";

const names = JSON.parse(readFileSync(new URL("../web/media_names.json", import.meta.url), "utf-8"));
const clip = (name = "clip.mp4", size = 10) => ({ name, size });

/** Stands in for the browser's; `answer` says what the server does. */
class Request extends EventTarget {
  static answer = () => {};
  upload = new EventTarget();
  open(method, address) {
    Object.assign(this, { method, address });
  }
  send() {
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

function answering(status, responseText) {
  Request.answer = (request) => {
    request.progress(5, 10);
    request.end("load", { status, responseText });
  };
}

/** Uploads of which a test decides when each is sent, and how that ends. */
function desk(onShelf = []) {
  const sent = [];
  const said = [];
  const state = { settled: 0 };
  const uploads = new Uploads({
    megabytes: 1,
    endings: ["mp4", "vtt"],
    shelf: async () => onShelf.map((name) => ({ name })),
    settled: () => (state.settled += 1),
    say: (text) => said.push(text),
    send: (file, how) => new Promise((kept, refused) => sent.push({ ...how, kept, refused })),
  });
  return { uploads, sent, said, state, told: () => uploads.items.value.map((item) => [item.name, item.state]) };
}

const settle = () => new Promise((resolve) => setTimeout(resolve));

test("a file gets the name that the server gives it too", () => {
  for (const [given, name] of Object.entries(names)) assert.equal(mediaName(given), name);
});

test("what is stored is given, and the share that was sent is told", async () => {
  answering(201, JSON.stringify({ name: "Mijn-clip.mp4", type: "video/mp4", size: 10 }));
  const shares = [];
  assert.deepEqual(await upload(clip("Mijn clip.mp4"), { onProgress: (share) => shares.push(share) }), { name: "Mijn-clip.mp4", type: "video/mp4", size: 10 });
  assert.deepEqual(shares, [0.5]);
});

test("a refusal is the server's own sentence", async () => {
  answering(422, JSON.stringify({ message: "Dit is geen video." }));
  await assert.rejects(upload(clip()), { message: "Dit is geen video." });
});

test("an answer of something in between is no sentence and is told as one", async () => {
  answering(413, "<html>Request Entity Too Large</html>");
  await assert.rejects(upload(clip()), { message: "The server did not take this file (413)." });
});

test("a lost connection and being stopped are told apart", async () => {
  Request.answer = (request) => request.end("error");
  await assert.rejects(upload(clip()), { name: "Error", message: /connection was lost/ });
  Request.answer = () => {};
  const stopping = new AbortController();
  const sending = upload(clip(), { signal: stopping.signal });
  stopping.abort();
  await assert.rejects(sending, { name: "AbortError" });
  await assert.rejects(upload(clip(), { signal: stopping.signal }), { name: "AbortError" });
});

test("a line on which nothing moves for a minute is a lost one, and no sooner", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  let sending;
  Request.answer = (request) => (sending = request);
  const ended = [];
  upload(clip()).catch((error) => ended.push(error.message));
  await Promise.resolve();
  context.mock.timers.tick(59_000);
  sending.progress(5, 10);
  context.mock.timers.tick(59_000);
  await Promise.resolve();
  assert.deepEqual(ended, []);
  context.mock.timers.tick(1_000);
  await new Promise(setImmediate);
  assert.match(ended[0], /connection was lost/);
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
  assert.equal(uploads.items.value[0].share, 0);
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
