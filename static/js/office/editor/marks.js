import { toHundredths } from "./times.js";

/** In and out point of a clip, in seconds of the file. Setting one beyond the other moves the other to its end of the file. No DOM here. */
export function beginAt({ out }, place, length) {
  return { in: toHundredths(place), out: out > place ? out : toHundredths(length) };
}

export function endAt({ in: start }, place) {
  return { in: start < place ? start : 0, out: toHundredths(place) };
}

/** For another clip, or one whose marks don't lie in it: all of it. */
export function fitted(marks, length) {
  const fits = marks.in < marks.out && marks.out <= length + 0.05;
  return fits ? marks : allOf(length);
}

export function allOf(length) {
  return { in: 0, out: Math.floor(length * 100) / 100 };
}

/** Whether nobody marked a piece: all of a video of this length is shown. */
export function isAll(marks, length) {
  return length !== null && marks.in === 0 && marks.out === allOf(length).out;
}
