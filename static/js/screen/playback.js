/**
 * Where a fragment should be, and how a video gets there. All times in seconds: `position`, `in`, `out` of the file, `now` and `at` of the
 * server. No DOM here.
 */

/** A video is stopped this much before its out point: a frame at the out point itself belongs to the next shot. */
export const LAST_FRAME = 0.02;
/** Two places this near are the same place. */
const ROUNDING = 0.01;
/** Less than this is not seen as late. */
const IN_STEP = 0.08;
/** Up to here the video catches up by playing a little faster or slower; beyond, it jumps. */
const CATCHES_UP = 1;
const FASTER = 1.05;
const SLOWER = 0.95;
/** A video that is a little late plays to its end, also when the server already calls the fragment ended. */
const MAY_FINISH = 1.5;
/** A still picture may be this far off before it is worth a jump. */
const STILL_ENOUGH = 0.1;
const SAME_FRAME = 0.002;

export function placeAt(fragment, now) {
  const passed = fragment.playing ? Math.max(0, now - fragment.at) : 0;
  const position = Math.min(Math.max(fragment.position + passed, fragment.in), fragment.out);
  return { position, moving: fragment.playing && now >= fragment.at && position < fragment.out };
}

/** Seconds until the agreed moment at which it goes on; 0 when there is none to wait for. */
export function startsIn(fragment, now) {
  return fragment && fragment.playing ? Math.max(0, fragment.at - now) : 0;
}

/** Nothing of it was seen yet: the room reads its question first. */
export function isBefore(fragment, now) {
  const { position, moving } = placeAt(fragment, now);
  return !moving && position <= fragment.in + ROUNDING;
}

/** What a video at `time` must do now: `{play, rate, seek}`; `seek` is null when it may stay where it is. `exact`: a still picture is the same as that of others. */
export function steer(fragment, now, { time, paused }, exact = false) {
  const { position, moving } = placeAt(fragment, now);
  const last = fragment.out - LAST_FRAME;
  if (moving) return keepUp(position - time, { position, time, last });
  if (position >= fragment.out - ROUNDING && !paused && time < last && last - time < MAY_FINISH) return { play: true, rate: 1, seek: null };
  return stand(Math.min(position, last), time, exact ? SAME_FRAME : STILL_ENOUGH);
}

function keepUp(late, { position, time, last }) {
  if (Math.abs(late) > CATCHES_UP) return { play: position < last, rate: 1, seek: Math.min(position, last) };
  if (time >= last - ROUNDING) return { play: false, rate: 1, seek: null };
  if (Math.abs(late) <= IN_STEP) return { play: true, rate: 1, seek: null };
  return { play: true, rate: late > 0 ? FASTER : SLOWER, seek: null };
}

function stand(position, time, enough) {
  return { play: false, rate: 1, seek: Math.abs(position - time) > enough ? position : null };
}
