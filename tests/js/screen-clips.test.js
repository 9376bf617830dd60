import assert from "node:assert/strict";
import { test } from "node:test";
import { Clips, MOST_BYTES, shownClips } from "../../static/js/screen/clips.js";

const clip = (id, file, captions = null) => ({ id, title: id, url: `/media/1/aa/${file}.mp4`, captions: captions && `/media/1/aa/${captions}.vtt`, missing: false });

/** A shelf whose files come when `come` is called, and not before. */
function shelf() {
  const asked = [];
  const dropped = [];
  const later = [];
  let failures = 0;
  const bring = (url, room) => new Promise((resolve, reject) => asked.push({ url, room, resolve, reject }));
  const clips = new Clips({ bring, drop: (address) => address && dropped.push(address), changed() {}, failed: () => (failures += 1), after: (task) => later.push(task) });
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  const come = async (bytes = 10, address = `blob:${asked.at(-1).url.slice(12)}`) => {
    asked.at(-1).resolve({ address, bytes });
    await settled();
  };
  const fail = async () => {
    asked.at(-1).reject(new Error("away"));
    await settled();
  };
  return { clips, asked, dropped, later, come, fail, failures: () => failures };
}

const states = (clips) => clips.list().map(({ state }) => state);

test("clips are brought one at a time, each with its captions first, and are loaded when both are here", async () => {
  const { clips, asked, come } = shelf();
  clips.follow([clip("s1", "a", "a"), clip("s2", "b")]);
  assert.deepEqual(asked.map(({ url }) => url), ["/media/1/aa/a.vtt"]);
  await come();
  assert.deepEqual(states(clips), ["loading", "loading"]);
  await come();
  assert.deepEqual(states(clips), ["loaded", "loading"]);
  await come();
  assert.deepEqual(states(clips), ["loaded", "loaded"]);
});

test("a fragment has the addresses that are nearest, and stays the same object when nothing is near", async () => {
  const { clips, come } = shelf();
  const fragment = { id: "s1", url: "/media/9/zz/a.mp4", captions: null, poster: "/media/9/zz/a.jpg" };
  clips.follow([{ ...clip("s1", "a"), poster: "/media/1/aa/a.jpg" }]);
  assert.equal(clips.near(fragment), fragment);
  await come();
  assert.deepEqual(clips.near(fragment), { ...fragment, poster: "blob:a.jpg" }, "what is small comes first");
  await come();
  assert.deepEqual(clips.near(fragment), { ...fragment, url: "blob:a.mp4", poster: "blob:a.jpg" });
  assert.equal(clips.near(null), null);
});

test("the same file under a new signature is not brought again", async () => {
  const { clips, asked, come } = shelf();
  clips.follow([clip("s1", "a")]);
  await come();
  clips.follow([{ ...clip("s1", "a"), url: "/media/2/bb/a.mp4" }]);
  assert.equal(asked.length, 1);
  assert.deepEqual(states(clips), ["loaded"]);
});

test("what is not in the evening any more is let go, also when it comes in after that", async () => {
  const { clips, dropped, come } = shelf();
  clips.follow([clip("s1", "a"), clip("s2", "b")]);
  await come();
  clips.follow([]);
  await come();
  assert.deepEqual(dropped, ["blob:a.mp4", "blob:b.mp4"]);
});

test("a file that fails is tried again later, and the server is told so that it can sign a new address", async () => {
  const { clips, asked, later, fail, come, failures } = shelf();
  clips.follow([clip("s1", "a"), clip("s2", "b")]);
  await fail();
  assert.equal(asked.length, 2, "the next one does not wait for it");
  await come();
  assert.deepEqual(states(clips), ["loading", "loaded"]);
  later[0]();
  assert.equal(failures(), 1);
  await come();
  assert.deepEqual(states(clips), ["loaded", "loaded"]);
});

test("the room that is left goes with each file; one that is too large streams", async () => {
  const { clips, asked, come } = shelf();
  clips.follow([clip("s1", "a"), clip("s2", "b")]);
  assert.equal(asked[0].room, MOST_BYTES);
  await come(150_000_000);
  assert.equal(asked[1].room, MOST_BYTES - 150_000_000);
  await come(0, null);
  assert.deepEqual(states(clips), ["loaded", "streams"]);
  const fragment = { id: "s2", url: "/media/1/aa/b.mp4", captions: null };
  assert.equal(clips.near(fragment), fragment);
});

test("a clip without its file is missing and nothing of it is asked for", () => {
  const { clips, asked } = shelf();
  clips.follow([{ id: "s1", title: "s1", url: null, captions: "/media/1/aa/a.vtt", missing: true }]);
  assert.deepEqual([states(clips), asked.length], [["missing"], 0]);
});

test("a list that is too long shows what is not near first, and says how many more there are", () => {
  const clips = ["loaded", "loaded", "missing", "loaded", "loading"].map((state, at) => ({ id: `s${at}`, state }));
  assert.deepEqual(shownClips(clips, 5), { shown: clips, more: 0 });
  const { shown, more } = shownClips(clips, 4);
  assert.deepEqual([shown.map(({ state }) => state), more], [["missing", "loading", "loaded"], 2]);
});
