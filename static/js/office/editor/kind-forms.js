import { html } from "../../../vendor/preact.js";
import { t } from "../../language.js";
import { AgreementsFields } from "./agreements-form.js";
import { CheckField, CloseField, SelectField, TextField } from "./fields.js";
import { FragmentFields } from "./fragment-form.js";
import { PollFields } from "./poll-form.js";
import { TalkFields } from "./talk-form.js";
import { formatNumber, parseNumber } from "./times.js";
import { TextList } from "./text-list.js";

/** The fields of a step's own kind. */
export function KindFields(props) {
  const Fields = { text: TextFields, poll: PollFields, fragment: FragmentFields, ideas: IdeasFields, talk: TalkFields, agreements: AgreementsFields }[props.kind];
  return Fields ? html`<${Fields} ...${props} />` : null;
}

function TextFields({ sheet }) {
  return html`
    <${TextField} sheet=${sheet} path="body" label=${t("What the room reads")} hint=${t("A blank line makes a new paragraph.")} rows=${6} />
    <${CheckField} sheet=${sheet} path="waiting" label=${t("People are still coming in: show how to join")} />
  `;
}

function IdeasFields({ sheet, editor }) {
  return html`
    <${TextList} sheet=${sheet} path="ideas.themes" label=${t("Themes")} hint=${t("People choose one of these first. Without themes they write at once.")} rowName=${(n) => t("Theme {n}", { n })} add=${t("Add a theme")} most=${8} />
    <fieldset class="stack tight">
      <legend class="label">${t("Read by the operator first")}</legend>
      <${CheckField} sheet=${sheet} path="ideas.screening.screen" label=${t("The screen shows an idea only after approval")} />
      <${CheckField} sheet=${sheet} path="ideas.screening.phones" label=${t("Phones show an idea only after approval")} />
      <${CheckField} sheet=${sheet} path="ideas.screening.flagged" label=${t("An idea with a swear word, a name, a number or an address always waits")} />
    </fieldset>
    <div class="settings">
      <${SelectField} sheet=${sheet} path="ideas.support" label=${t("Support for an idea of somebody else")} options=${[
        ["none", t("not asked")],
        ["agree", t("agree")],
        ["agree_disagree_pass", t("agree, disagree or I don't know")],
      ]} />
      <${CloseField} sheet=${sheet} path="ideas.close" label=${t("Writing closes")} />
    </div>
    <${WritingFields} sheet=${sheet} editor=${editor} />
  `;
}

/** First writing, then talking: minutes on the clock, and what happens with what is written. */
function WritingFields({ sheet, editor }) {
  const parse = (text) => (text.trim() ? parseNumber(text) : 0);
  const format = (value) => (value ? formatNumber(value, editor.boot.language) : "");
  return html`<fieldset class="stack tight">
    <legend class="label">${t("First write, then talk")}</legend>
    <${TextField} sheet=${sheet} path="ideas.writing.minutes" label=${t("Minutes to write")} hint=${t("The clock starts when this step is on air. Empty: writing has no clock.")} parse=${parse} format=${format} inputmode="decimal" />
    ${sheet.value("ideas.writing.minutes") > 0 && html`
      <${CheckField} sheet=${sheet} path="ideas.writing.hidden" label=${t("Nobody reads what others write until the time is over")} />
      <${SelectField} sheet=${sheet} path="ideas.writing.then" label=${t("When the time is over")} options=${[
        ["close", t("writing closes, after ten seconds for the last sentence")],
        ["open", t("writing goes on")],
      ]} />`}
  </fieldset>`;
}
