import { t } from "../../language.js";

/** Which side of a scale is low, where nobody named its points; else "". */
export function endsSentence({ from, to, low, high, named }) {
    return named || low || high ? "" : t("{from} is low, {to} is high.", { from, to });
}
