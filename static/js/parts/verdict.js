import { html } from "../../vendor/preact.js";
import { t } from "../language.js";

/** What the room thought of a condition: how many agreed, of how many, and whether it is carried. `short`: that it is not, the sign alone shows. */
export function Verdict({ condition, short }) {
  const { agree, disagree, pass } = condition.counts;
  const { carried } = condition;
  return html`<span class=${`verdict ${carried ? "verdict--carried" : ""}`}><span aria-hidden="true">${carried ? "✓" : "✕"}</span> ${t("{n} of {m} agree", { n: agree, m: agree + disagree + pass })}${!carried && html`<span class=${short ? "visually-hidden" : ""}> · ${t("not carried")}</span>`}</span>`;
}
