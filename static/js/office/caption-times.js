/** Times of captions as people write them, in seconds: "1:02.5", "01:01:02,500"; null for what is none. `seconds` on the server reads the same. No DOM here. */
export function secondsOf(written) {
  const found = /^(?:(\d{1,2}):)?(\d{1,3}):([0-5]?\d)(?:[.,](\d{1,3}))?$/.exec(written.trim());
  if (!found) return null;
  const [, hours = "0", minutes, whole, part = "0"] = found;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(whole) + Number(part.padEnd(3, "0")) / 1000;
}

/** Which of these rows ({start, end} in seconds or null) are in sight at a place: their numbers from 0. */
export function inSight(rows, place) {
  return rows.flatMap(({ start, end }, at) => (start !== null && end !== null && start <= place && place < end ? [at] : []));
}
