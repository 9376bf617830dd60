import { t } from "../language.js";

/** What a kind of question is called. */
export function pollKindName(kind) {
  return { choice: t("one answer"), choices: t("several answers"), scale: t("scale"), rank: t("ranking"), words: t("words"), number: t("number"), text: t("text of one's own"), points: t("points to divide") }[kind] || kind;
}
