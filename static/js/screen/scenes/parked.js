import { html } from "../../../vendor/preact.js";
import { t } from "../../language.js";
import { parked, parkedHeight, sheetAt, sheetsOf } from "../sheets.js";
import { Sheet, SheetNumber } from "./agreements.js";

/** What is kept for later. */
export function ParkedScene({ picture }) {
  const sheets = sheetsOf(parked(picture.conditions, picture.agreements), parkedHeight);
  const sheet = sheetAt(sheets, picture.step.agreements.page);
  return html`
    <p class="eyebrow">${t("Kept for later")}</p>
    <div class="agreed" data-fits>
      <h1 class="title">${t("Parking lot")}</h1>
      <${Sheet} sheet=${sheet} card=${(each) => html`<article class="deal deal--parked"><p class="deal__sort">${each.sort === "condition" ? t("condition") : t("agreement")}</p><p>${each.text || each.what}</p></article>`} />
    </div>
    <p class="cut-note">${t("You can read all of it on your phone")}</p>
    <${SheetNumber} sheets=${sheets} sheet=${sheet} />
  `;
}
