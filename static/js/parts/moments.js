import { formatTime, t } from "../language.js";

const REACTS = 2; // seconds that a tap comes after what it is about
const MOST_PEAKS = 4;

/** The stretches of a clip with how many people tapped in each, `from` and `to` in seconds after its in point; `count` is null where it is too few to tell. */
export function stretchesOf({ counts, in: start, out }) {
  if (!counts) return [];
  const length = (out - start) / counts.length;
  return counts.map((count, at) => ({ at, count, from: at * length, to: (at + 1) * length }));
}

/** Those in which most people tapped, the most first. */
export function peaksOf(moments, most = MOST_PEAKS) {
  const told = stretchesOf(moments).filter(({ count }) => count !== null);
  return told.sort((one, other) => other.count - one.count || one.at - other.at).slice(0, most);
}

/** The place in the file from which a stretch is shown again: what touched people was a moment before they tapped. */
export function seenAgainFrom(moments, { from }) {
  return Math.max(moments.in, moments.in + from - REACTS);
}

export function stretchWords({ from, to }) {
  return t("{from} to {to}", { from: formatTime(from), to: formatTime(to) });
}

export function peopleWords(count) {
  return count === null ? t("fewer than 5") : t("{n} people", { n: count });
}

/** The curve as a sentence. */
export function momentsSentence(moments) {
  const [highest] = peaksOf(moments, 1);
  const told = moments.voted === 1 ? t("1 person told a moment") : t("{n} people told a moment", { n: moments.voted });
  if (!moments.counted) return told;
  if (!highest) return moments.voted === 0 ? t("Nobody told a moment") : `${told} · ${t("too few in one place to show it safely")}`;
  return `${told} · ${t("most of them at {time} ({n})", { time: formatTime(highest.from), n: highest.count })}`;
}
