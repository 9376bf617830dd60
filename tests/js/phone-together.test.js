import assert from "node:assert/strict";
import { test } from "node:test";
import { linesOf } from "../../static/js/phone/together/captions.js";
import { courseOf } from "../../static/js/phone/together/course.js";
import { fileOf } from "../../static/js/phone/together/bringing.js";
import { hasBegun, reached, stateOf } from "../../static/js/phone/together/state.js";

const standing = { in: 4, out: 60, position: 4, playing: false, at: 1000 };
const playing = { ...standing, playing: true };
const video = { time: 4, paused: true, rate: 1, meeting: null, finding: 0.1 };

test("before the agreed moment it stands at the place from which it will go on", () => {
  assert.deepEqual(courseOf(playing, 998, video), { meet: { position: 4, at: 1000 } });
});

test("a pause is the very place, for everyone", () => {
  assert.deepEqual(courseOf({ ...standing, position: 11.237 }, 1010, { ...video, time: 11.2, paused: false }), { stand: 11.237 });
});

test("who is far off goes to a place that the room has yet to reach, and waits there", () => {
  const { meet } = courseOf(playing, 1010, video);
  assert.ok(meet.at > 1010.3 && Math.abs(meet.position - (4 + meet.at - 1000)) < 1e-9);
  const waiting = { ...video, time: meet.position, meeting: meet };
  assert.deepEqual(courseOf(playing, meet.at - 0.1, waiting), { meet });
  assert.deepEqual(courseOf(playing, meet.at + 0.02, waiting), { rate: 1 });
});

test("the longer a phone takes to find a place, the further ahead it goes", () => {
  const ahead = (finding) => courseOf(playing, 1010, { ...video, finding }).meet.at - 1010;
  assert.ok(ahead(1) > ahead(0.1) + 1);
});

test("a little late or early it plays a little faster or slower, until it is in step", () => {
  const at = (time, rate) => courseOf(playing, 1010, { ...video, time, rate, paused: false }).rate;
  assert.deepEqual([at(14, 1), at(13.98, 1), at(13.9, 1), at(14.1, 1)], [1, 1, 1.05, 0.95]);
  assert.equal(at(13.98, 1.05), 1.05, "what is corrected is until it is very little");
  assert.equal(at(13.995, 1.05), 1);
});

/** A copy that is off by so much, steered ten times a second: seconds until it is within 40 ms. */
function steered(off) {
  let copy = { ...video, time: 14 + off, paused: false };
  for (let ticks = 0; ticks < 300; ticks += 1) {
    const now = 1010 + ticks / 10;
    if (Math.abs(copy.time - (now - 996)) <= 0.04) return ticks / 10;
    const course = courseOf(playing, now, copy);
    if (course.meet) copy = { ...copy, time: course.meet.position, meeting: course.meet, paused: true };
    else copy = { ...copy, rate: course.rate, paused: false, meeting: null, time: copy.time + course.rate / 10 };
  }
  return Infinity;
}

test("whatever it is off, it is in step within twelve seconds, and soon when it is far off", () => {
  for (const off of [-0.5, -0.2, 0.1, 0.3, 0.55]) assert.ok(steered(off) < 12, `${off}: ${steered(off)}`);
  for (const off of [-9, -1, 2, 20]) assert.ok(steered(off) < 1, `${off}: ${steered(off)}`);
});

test("who has just begun, and much too late, begins once more a little ahead", () => {
  const late = { ...video, time: 13.8, paused: false };
  assert.deepEqual(courseOf(playing, 1010, late), { rate: 1.05 });
  assert.ok(courseOf(playing, 1010, { ...late, settling: true }).meet.at > 1010);
  assert.deepEqual(courseOf(playing, 1010, { ...late, time: 13.9, settling: true }), { rate: 1.05 });
});

test("at the end the last frame stays, and who is a little late plays to it", () => {
  const last = 60 - 0.02;
  assert.deepEqual(courseOf(playing, 1055.99, { ...video, time: last, paused: false }), { stand: last });
  const over = { ...standing, position: 60 };
  assert.deepEqual(courseOf(over, 1060, { ...video, time: 59.8, paused: false }), { rate: 1 });
  assert.deepEqual(courseOf(over, 1060, { ...video, time: 30, paused: false }), { stand: last });
  assert.deepEqual(courseOf(playing, 1055.9, video), { stand: last }, "nobody comes ahead of the end");
});

const here = { armed: true, asks: false, isNear: true, stuck: false };

test("what a phone shows of a clip", () => {
  assert.equal(stateOf(null, 1000, { ...here, armed: false }), "off");
  assert.equal(stateOf(null, 1000, { ...here, asks: true, isNear: false }), "asks");
  assert.equal(stateOf(null, 1000, { ...here, isNear: false }), "loading");
  assert.equal(stateOf(null, 1000, here), "ready");
  assert.equal(stateOf(standing, 1000, here), "ready");
  assert.equal(stateOf(playing, 999, here), "soon");
  assert.equal(stateOf(playing, 1001, here), "plays");
  assert.equal(stateOf({ ...standing, position: 9 }, 1001, here), "still");
  assert.equal(stateOf({ ...standing, position: 60 }, 1001, here), "over");
  assert.equal(stateOf(playing, 1001, { ...here, stuck: true }), "cannot");
});

test("what is said is a secret until something was played", () => {
  assert.equal(hasBegun(undefined, 1000), false);
  assert.equal(hasBegun(standing, 1000), false);
  assert.equal(hasBegun(playing, 999), false, "it counts down");
  assert.equal(hasBegun(playing, 1000.1), true);
  assert.equal(hasBegun({ ...standing, position: 9 }, 1000), true);
});

test("what the server is told goes forward only, but for who can't keep up", () => {
  const not = { played: false, ended: false };
  assert.equal(reached(null, "off", not), null);
  assert.equal(reached(null, "asks", not), "armed");
  assert.equal(reached("armed", "loading", not), "loading");
  assert.equal(reached("ready", "loading", not), "ready");
  assert.equal(reached("ready", "plays", not), "ready", "the room plays, this phone does not yet");
  assert.equal(reached("ready", "plays", { ...not, played: true }), "playing");
  assert.equal(reached("ended", "plays", { ...not, played: true }), "ended", "it is shown once more");
  assert.equal(reached("playing", "cannot", { ...not, played: true }), "cannot");
  assert.equal(reached("cannot", "plays", { ...not, played: true }), "playing");
});

test("what is said can be read: without times, numbers and marks, each line once", () => {
  const vtt = "WEBVTT\n\nNOTE of the maker\n\n1\n00:01.000 --> 00:02.000 line:0\n<v Juf>Ga <i>zitten</i>,\nallemaal &amp; stil.\n\n00:02.000 --> 00:03.000\nGa zitten, allemaal & stil.\n\n00:03.000 --> 00:04.000\nJa, juf.\n";
  assert.deepEqual(linesOf(vtt), ["Ga zitten, allemaal & stil.", "Ja, juf."]);
  assert.deepEqual(linesOf(vtt.replace(/\n/g, "\r\n")), linesOf(vtt));
  assert.deepEqual(linesOf("WEBVTT"), []);
});

test("a file has the same name under each address", () => {
  assert.equal(fileOf("/media/1/abc/f00d.mp4"), fileOf("/media/2/def/f00d.mp4"));
  assert.equal(fileOf(null), "");
});
