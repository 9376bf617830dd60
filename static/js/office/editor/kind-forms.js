import { html } from "../../../vendor/preact.js";
import { t } from "../../language.js";
import { CheckField, SelectField, TextField } from "./fields.js";
import { FragmentFields } from "./fragment-form.js";
import { TalkFields } from "./talk-form.js";
import { TextList } from "./text-list.js";
import { Twins } from "./twins.js";

/** The fields of a step's own kind. */
export function KindFields(props) {
  const Fields = { text: TextFields, poll: PollFields, fragment: FragmentFields, ideas: IdeasFields, talk: TalkFields }[props.kind];
  return Fields ? html`<${Fields} ...${props} />` : null;
}

function TextFields({ sheet }) {
  return html`
    <${TextField} sheet=${sheet} path="body" label=${t("What the room reads")} hint=${t("A blank line makes a new paragraph.")} rows=${6} />
    <${CheckField} sheet=${sheet} path="waiting" label=${t("People are still coming in: show how to join")} />
  `;
}

function PollFields({ sheet, editor }) {
  return html`
    <${TextField} sheet=${sheet} path="poll.question" label=${t("Statement or question")} rows=${2} look="field--large" />
    <${Twins} sheet=${sheet} editor=${editor} />
    <${TextList} sheet=${sheet} path="poll.options" label=${t("Answers")} rowName=${(n) => t("Answer {n}", { n })} add=${t("Add an answer")} most=${10} />
    <div class="settings">
      <${SelectField} sheet=${sheet} path="poll.results" label=${t("The room sees the result")} options=${[
        ["after_close", t("when the vote is closed")],
        ["after_vote", t("each person after their own vote")],
        ["live", t("at once, while people vote")],
        ["never", t("never")],
      ]} />
      <${SelectField} sheet=${sheet} path="poll.open" label=${t("The vote opens")} options=${[
        ["on_air", t("when this step comes on the screen")],
        ["by_hand", t("when the moderator opens it")],
      ]} />
      <${CloseField} sheet=${sheet} path="poll.close" label=${t("The vote closes")} />
    </div>
  `;
}

function IdeasFields({ sheet }) {
  return html`
    <${TextList} sheet=${sheet} path="ideas.themes" label=${t("Themes")} hint=${t("People choose one of these first. Without themes they write at once.")} rowName=${(n) => t("Theme {n}", { n })} add=${t("Add a theme")} most=${8} />
    <fieldset class="stack tight">
      <legend class="label">${t("Read by the operator first")}</legend>
      <${CheckField} sheet=${sheet} path="ideas.screening.screen" label=${t("The screen shows an idea only after approval")} />
      <${CheckField} sheet=${sheet} path="ideas.screening.phones" label=${t("Phones show an idea only after approval")} />
    </fieldset>
    <div class="settings">
      <${SelectField} sheet=${sheet} path="ideas.support" label=${t("Support for an idea of somebody else")} options=${[
        ["none", t("not asked")],
        ["agree", t("agree")],
        ["agree_disagree_pass", t("agree, disagree or no opinion")],
      ]} />
      <${CloseField} sheet=${sheet} path="ideas.close" label=${t("Writing closes")} />
    </div>
  `;
}

function CloseField({ sheet, path, label }) {
  return html`<${SelectField} sheet=${sheet} path=${path} label=${label} options=${[
    ["on_leave", t("when the next step comes")],
    ["by_hand", t("when the moderator closes it")],
  ]} />`;
}
