import { html } from "../../vendor/preact.js";
import { t } from "../language.js";

/** What the room thought of a condition: how many agreed, of how many, and whether it is carried. */
export function Verdict({ condition }) {
  const { counts, carried } = condition;
  return html`<span class=${`verdict ${carried ? "verdict--carried" : ""}`}><span aria-hidden="true">${carried ? "✓" : "✕"}</span> ${verdictWords(counts, carried)}</span>`;
}

export function verdictWords({ agree, disagree, pass }, carried) {
  const words = t("{n} of {m} agree", { n: agree, m: agree + disagree + pass });
  return carried ? words : `${words} · ${t("not carried")}`;
}
