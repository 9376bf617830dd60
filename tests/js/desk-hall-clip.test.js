import assert from "node:assert/strict";
import { test } from "node:test";
import { HallClip } from "../../static/js/desk/hall-clip.js";

const STILL = { id: "s3", url: "/media/a", in: 4, out: 12, position: 4, playing: false, at: 100 };

/** A browser with one desk, and a screen in it or none. */
function channelWith(screen) {
  const channel = { told: [], listeners: [] };
  channel.addEventListener = (_, listener) => channel.listeners.push(listener);
  channel.postMessage = (message) => {
    channel.told.push(message);
    if (screen) setTimeout(() => channel.listeners.forEach((listener) => listener({ data: { followed: "clip" } })));
  };
  return channel;
}

function deskClip(channel) {
  const clip = new HallClip(channel);
  clip.hear(STILL);
  return clip;
}

test("a screen in the same browser plays before the server has answered", async () => {
  const channel = channelWith(true);
  const clip = deskClip(channel);
  const { verb, followed } = clip.toggle(200);
  assert.equal(verb, "fragment.play");
  assert.deepEqual(channel.told, [{ clip: { id: "s3", position: 4, playing: true, at: 200 } }]);
  assert.equal(clip.fragment.value.playing, true);
  assert.equal(await followed, true);
  assert.equal(clip.toggle(201).verb, "fragment.pause");
});

test("another place is one for the screen and for the server", () => {
  const channel = channelWith(true);
  const { verb, fields } = deskClip(channel).seek(6, 200);
  assert.deepEqual([verb, fields], ["fragment.seek", { position: 6 }]);
  assert.deepEqual(channel.told, [{ clip: { id: "s3", position: 6, playing: false, at: 200 } }]);
});

test("without a screen in this browser nobody followed", async () => {
  assert.equal(await deskClip(channelWith(false)).toggle(200).followed, false);
  assert.equal(await deskClip(null).toggle(200).followed, false);
});

test("what was not done is taken back, on the screen too", () => {
  const channel = channelWith(true);
  const clip = deskClip(channel);
  clip.toggle(200);
  clip.drop();
  assert.equal(clip.fragment.value.playing, false);
  assert.deepEqual(channel.told.at(-1), { clip: null });
});

test("without a clip there is nothing to ask", () => {
  const clip = new HallClip(null);
  clip.hear(undefined);
  assert.equal(clip.toggle(200), null);
});
