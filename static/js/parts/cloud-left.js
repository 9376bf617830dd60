import { t } from "../language.js";

/** Which words of a cloud are seen, and what is said of the others: those that were given least go. No DOM here. */
const MOST = 40; // more than these nobody reads from their seat

/** `rows`: the words, those given most first; `further`: how many there are beyond these. */
export function dividedCloud(rows, further = 0) {
  const seen = rows.slice(0, MOST);
  const left = rows.length - seen.length + further;
  return { seen, left, each: left ? (rows[MOST] || rows[rows.length - 1]).count : 0 };
}

/** `n` may be a place for the number (`{n}`), of several; `each`: how often one of them was given at most. */
export function leftText(n, each) {
  if (each === 1) return n === 1 ? t("and 1 more word, given once") : t("and {n} more words, each given once", { n });
  return n === 1 ? t("and 1 more word, given {m} times at most", { m: each }) : t("and {n} more words, each given {m} times at most", { n, m: each });
}
