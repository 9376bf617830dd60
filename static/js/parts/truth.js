import { html } from "../../vendor/preact.js";
import { t } from "../language.js";
import { truthSentence } from "./truth-words.js";

/** What the answer to a question about a fact really is, and who says so. */
export function Truth({ round }) {
  if (!round.truth) return null;
  return html`<p class="truth"><b>${truthSentence(round)}</b> <span class="truth__source">${t("Source: {source}", { source: round.truth.source })}</span></p>`;
}
