/** Minutes of a run of show, and places in a clip. No DOM here. */

/** Minutes since the beginning at which each step starts; a skipped one takes none. */
export function startsOf(steps) {
  let at = 0;
  return steps.map((step) => {
    const start = at;
    at += step.skipped ? 0 : minutesOf(step);
    return start;
  });
}

export function totalOf(steps) {
  return steps.reduce((sum, step) => sum + (step.skipped ? 0 : minutesOf(step)), 0);
}

/** "0:05", "1:20": hours and minutes. */
export function formatHours(minutes) {
  const whole = Math.round(minutes);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** "83.4" -> "1:23.4"; with tenths, or hundredths where there are any. */
export function formatPlace(seconds) {
  if (typeof seconds !== "number") return seconds === null || seconds === undefined ? "" : String(seconds);
  const hundredths = Math.round(seconds * 100);
  const rest = (hundredths % 6000) / 100;
  return `${Math.floor(hundredths / 6000)}:${rest.toFixed(hundredths % 10 ? 2 : 1).padStart(hundredths % 10 ? 5 : 4, "0")}`;
}

/** "1:23,4", "0:83.4" or "83.4" -> 83.4; what is no time stays what it was typed. */
export function parsePlace(text) {
  const found = /^\s*(?:(\d+):)?(?:(\d+):)?(\d+(?:[.,]\d*)?)\s*$/.exec(text);
  if (!found) return text;
  const [, first = "0", second, rest] = found;
  const minutes = second === undefined ? Number(first) : Number(first) * 60 + Number(second);
  return toHundredths(minutes * 60 + Number(rest.replace(",", ".")));
}

/** "7,5" -> 7.5; what is no number stays what it was typed. */
export function parseNumber(text) {
  return /^\s*-?\d+(?:[.,]\d*)?\s*$/.test(text) ? Number(text.replace(",", ".")) : text;
}

export function formatNumber(number, language) {
  return typeof number === "number" ? String(number).replace(".", language === "nl" ? "," : ".") : String(number === undefined || number === null ? "" : number);
}

export function toHundredths(seconds) {
  return Math.round(seconds * 100) / 100;
}

function minutesOf(step) {
  return typeof step.minutes === "number" ? step.minutes : 0;
}
