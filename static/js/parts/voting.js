import { t } from "../language.js";

/** By what right a round is answered, in a few words: what its result is worth. */
export function rightWords({ voting = "open" }) {
  return { open: t("indicative: one phone, one vote"), ticket: t("one ticket, one vote"), table: t("one phone for each table") }[voting];
}
