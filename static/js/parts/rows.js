import { numberText } from "./numbers.js";

export const UNSURE = "unsure"; // the answer beside the points of a scale

/** The rows of a round's results: its options; of numbers the bins; of what people wrote the texts, those given most first. No DOM here. */
export function rowsOf(round) {
  if (round.options.length > 0 || !round.results) return round.options;
  return round.results.bins ? binRows(round) : textRows(round);
}

/** A bin with the numbers that are in it, of as many decimals as may be given. */
function binRows({ amount, results }) {
  const step = 10 ** -amount.decimals;
  return results.bins.map(({ from, to }) => {
    const last = to - step;
    const ends = last > from + step / 2 ? [from, last] : [from];
    return { id: String(Math.round(from * 1e6) / 1e6), label: ends.map((end) => numberText(end)).join("–") };
  });
}

/** By number, and where that is the same by the alphabet: an object does not keep the order of what looks like a number. */
function textRows({ results: { counts } }) {
  const texts = Object.keys(counts).sort((one, other) => counts[other] - counts[one] || (one < other ? -1 : 1));
  return texts.map((text) => ({ id: text, label: text }));
}
