import { t } from "../language.js";
import { numberText } from "./numbers.js";

export function truthSentence({ truth, amount }) {
  return t("The right answer: {answer}", { answer: truth.label || `${numberText(truth.answer)} ${amount.unit}`.trim() });
}
