import assert from "node:assert/strict";
import { test } from "node:test";
import { Player } from "../../static/js/phone/together/player.js";

const TICK = 0.01;
const IN_STEP = 0.1;

/** A copy of a clip on a far-away server: each place takes `finds()` seconds to find. Time goes by the test's own clock. */
class Video {
  constructor(timers, finds) {
    Object.assign(this, { timers, finds, readyState: 0, paused: true, seeking: false, playbackRate: 1, ended: false, at: 0, listeners: {} });
  }
  addEventListener(name, heard) {
    (this.listeners[name] = this.listeners[name] || []).push(heard);
  }
  tell(name) {
    (this.listeners[name] || []).forEach((heard) => heard());
  }
  getAttribute() {
    return "clip.mp4";
  }
  get currentTime() {
    return this.at;
  }
  set currentTime(at) {
    Object.assign(this, { at, seeking: true });
    this.timers.setTimeout(() => ((this.seeking = false), this.tell("seeked")), this.finds() * 1000);
  }
  play() {
    this.paused = false;
    return Promise.resolve();
  }
  pause() {
    this.paused = true;
  }
  passes(seconds) {
    if (!this.paused && !this.seeking) this.at += seconds * this.playbackRate;
  }
}

/** Seconds from the tap until the copy stays in step, where the room plays since long. */
function joins(t, finds, guess = () => 0.1) {
  t.mock.timers.enable({ apis: ["setTimeout", "setInterval"] });
  let now = 100;
  const video = new Video({ setTimeout: (task, ms) => setTimeout(task, ms) }, finds);
  const player = new Player(video, () => now, () => {}, guess);
  player.follow({ id: "s1", in: 0, out: 600, position: 0, playing: true, at: 50 });
  player.unlock();
  setTimeout(() => ((video.readyState = 4), video.tell("loadedmetadata")), 300);
  let since = null;
  while (now < 130) {
    t.mock.timers.tick(TICK * 1000);
    now += TICK;
    video.passes(TICK);
    const near = !video.paused && !video.seeking && Math.abs(video.currentTime - (now - 50)) <= IN_STEP;
    since = near ? (since === null ? now - 100 : since) : null;
  }
  return since === null ? Infinity : since;
}

test("who has nothing of the clip, or does not find its place, while the room goes on can't keep up", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout", "setInterval"] });
  let clock = 0;
  t.mock.method(performance, "now", () => clock);
  const told = [];
  const video = new Video({ setTimeout: (task, ms) => setTimeout(task, ms) }, () => 1e6);
  const player = new Player(video, () => 100 + clock / 1000, (what) => told.push(what), () => 0.1);
  const pass = (seconds) => {
    for (let ticks = 0; ticks < seconds * 10; ticks += 1) (clock += 100), t.mock.timers.tick(100);
  };
  player.follow({ id: "s1", in: 0, out: 600, position: 0, playing: false, at: 50 });
  pass(20);
  assert.deepEqual(told, [], "the room stands still");
  player.follow({ id: "s1", in: 0, out: 600, position: 0, playing: true, at: 120 });
  pass(7);
  video.readyState = 4;
  pass(7);
  assert.equal(video.seeking, true);
  assert.deepEqual(told, []);
  pass(3);
  assert.deepEqual(told, ["stuck"]);
});

test("who knows how far away the server is goes so far ahead that it is at its place in time", (t) => {
  for (const seconds of [0.05, 0.3, 0.5, 0.7, 0.9]) {
    const took = joins(t, () => seconds, () => seconds);
    t.mock.timers.reset();
    assert.ok(took < 0.7 + 1.5 * seconds, `a place takes ${seconds} s to find: ${took.toFixed(2)} s`);
  }
});

test("who comes late and was at its place too late goes to another, and is in step within three seconds", (t) => {
  for (const seconds of [0.05, 0.3, 0.5, 0.7, 0.9]) {
    const took = joins(t, () => seconds);
    t.mock.timers.reset();
    assert.ok(took < 3, `a place takes ${seconds} s to find: ${took.toFixed(2)} s`);
  }
});

test("who finds no place in time plays on, a little faster, and does not go from place to place for ever", (t) => {
  let slower = 0.4;
  const took = joins(t, () => (slower += 0.5));
  assert.ok(took < 25, `${took} s`);
});
