import { html } from "../../../vendor/preact.js";
import { t } from "../../language.js";
import { agreementHeight, listed, sheetAt, sheetsOf } from "../sheets.js";

/** Who does what, and when: a few calm cards, large; a full sheet is turned. */
export function AgreementsScene({ picture }) {
  const { step } = picture;
  const { page, offers, collect } = step.agreements;
  const agreements = listed(picture.agreements);
  const sheets = sheetsOf(agreements, agreementHeight);
  const sheet = sheetAt(sheets, page);
  const newest = agreements.length > 1 ? agreements[agreements.length - 1].id : null;
  return html`
    <p class="eyebrow">${offers && collect !== "conditions" ? t("Say it aloud, or offer it on your phone") : t("Who does what, and when?")}</p>
    <div class="agreed" data-fits>
      <h1 class="title">${step.title}</h1>
      <${Sheet} sheet=${sheet} card=${(each) => html`<${Card} agreement=${each} newest=${each.id === newest} />`} />
    </div>
    <p class="cut-note">${t("You can read all of it on your phone")}</p>
    <${SheetNumber} sheets=${sheets} sheet=${sheet} />
  `;
}

export function Sheet({ sheet, card }) {
  if (!sheet) return null;
  return html`<div class=${`sheet-of ${sheet.wide ? "sheet-of--wide" : ""}`}>
    ${sheet.columns.map((column, at) => html`<ul key=${at} class="sheet-of__column">${column.map((each) => html`<li key=${`${each.sort || ""}${each.id}`}>${card(each)}</li>`)}</ul>`)}
  </div>`;
}

export function SheetNumber({ sheets, sheet }) {
  if (sheets.length < 2) return null;
  return html`<p class="count">${t("Sheet {n} of {m}", { n: sheets.indexOf(sheet) + 1, m: sheets.length })}</p>`;
}

function Card({ agreement, newest }) {
  const { what, who, name, when, first_step } = agreement;
  const facts = [who, name, when].filter(Boolean);
  return html`<article class=${`deal ${newest ? "deal--newest" : ""}`}>
    <p class="deal__what">${what}</p>
    ${facts.length > 0 && html`<p class="deal__facts">${facts.join(" · ")}</p>`}
    ${first_step && html`<p class="deal__step">${t("First step: {step}", { step: first_step })}</p>`}
  </article>`;
}
