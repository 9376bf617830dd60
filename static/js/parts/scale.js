import { t } from "../language.js";

/** What the ends of a scale mean: their names, or low and high where nobody named them; null where every point has a name of its own. */
export function endsOf({ low, high, named }) {
  if (named) return null;
  return low || high ? { low, high } : { low: t("low"), high: t("high") };
}
