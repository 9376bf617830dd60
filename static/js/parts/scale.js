import { t } from "../language.js";

/** What the ends of a scale mean: their names, or low and high where nobody named them; null where every point has a name of its own. */
export function endsOf({ low, high, named }) {
  if (named) return null;
  return low || high ? { low, high } : { low: t("low"), high: t("high") };
}

/** The same in a sentence, where the points do not say it: nobody named them. */
export function endsSentence({ from, to, low, high, named }) {
  return named || low || high ? "" : t("{from} is low, {to} is high.", { from, to });
}
