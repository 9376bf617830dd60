import { html } from "../../vendor/preact.js";
import { t } from "../language.js";

/** How many tables are done with a talk. Nothing where there are no tables. */
export function TablesDone({ talk, look = "" }) {
  const { done, of } = talk.tables || { of: 0 };
  if (of === 0) return null;
  return html`<span class=${look}>${done.length === 1 ? t("1 of {m} tables is done", { m: of }) : t("{n} of {m} tables are done", { n: done.length, m: of })}</span>`;
}
