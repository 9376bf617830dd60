import { html } from "../../../vendor/preact.js";
import { t } from "../../language.js";
import { SelectField, TextField } from "./fields.js";
import { PhaseList } from "./phase-list.js";
import { usualPhases } from "./phases.js";

/** A talk: what the room is asked, and its phases. A template brings its own, to write over. */
export function TalkFields({ sheet, editor }) {
  const choose = (template) => {
    const usual = editor.boot.talk_phases[sheet.language][template];
    if (template !== "free") sheet.type("talk.phases", usualPhases(usual, sheet.now().minutes));
    sheet.choose("talk.template", template);
  };
  return html`
    <${SelectField} sheet=${sheet} path="talk.template" label=${t("Form of the talk")} hint=${t("Another form brings its own phases. What you wrote in these goes; undo brings it back.")} choose=${choose} options=${[
      ["free", t("free: phases of your own, or none")],
      ["1-2-4-all", t("1-2-4: alone, in pairs, in fours, all together")],
      ["tables", t("a round at the tables")],
      ["silence", t("silence: the clock starts at once, the screen is calm")],
    ]} />
    <${TextField} sheet=${sheet} path="talk.instruction" label=${t("What the room talks or thinks about")} hint=${t("On the screen and on the phones. A blank line makes a new paragraph.")} rows=${4} />
    <${PhaseList} sheet=${sheet} editor=${editor} />
  `;
}
