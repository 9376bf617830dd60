import { html } from "../../../vendor/preact.js";
import { t } from "../../language.js";
import { CheckField, SelectField } from "./fields.js";
import { TextList } from "./text-list.js";

/** Conditions and agreements: what the step is for, who can act, and whether phones may offer something. */
export function AgreementsFields({ sheet }) {
  const collect = sheet.value("agreements.collect");
  return html`
    <${SelectField} sheet=${sheet} path="agreements.collect" label=${t("What this part is for")} hint=${t("The screen begins with this. The desk can show the others at any moment.")} options=${[
      ["conditions", t("conditions: what must change, and who can do it")],
      ["agreements", t("agreements: who does what, and when")],
      ["both", t("conditions, then agreements")],
      ["baton", t("the baton: a question or wish for the next meetup")],
    ]} />
    ${collect !== "baton" && html`<${CheckField} sheet=${sheet} path="agreements.offers" label=${t("People may offer something on their phone; the desk reads it first")} />`}
    <${TextList} sheet=${sheet} path="agreements.levels" label=${t("Who can act")} hint=${t("The screen has a field for each.")} rowName=${(n) => t("Level {n}", { n })} add=${t("Add a level")} most=${6} />
  `;
}
