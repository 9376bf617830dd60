import { html } from "../../vendor/preact.js";
import { t } from "../language.js";
import { RedactDialog } from "./redact-dialog.js";

/** Asks again before a condition, an agreement, the baton or the name of a group goes for good. `asked` is `{ verb, fields, words }`, or nothing. */
export function AgreedRedact({ desk, asked, close, after }) {
  const remove = async (fields) => (await desk.do(asked.verb, { ...asked.fields, ...fields })) && after && after();
  return html`<${RedactDialog} name="redact-agreed" words=${asked ? asked.words : null} note=${asked && noteOf(asked.verb)} close=${close} remove=${remove} />`;
}

function noteOf(verb) {
  return {
    "condition.redact": t("What the room thought of it goes too. Who offered it sees on their phone that it was removed."),
    "agreement.redact": t("The name of who offered it goes too. They see on their phone that it was removed."),
    "group.redact": t("Names that it had before go too. Its ideas stay together, and you can give it another name."),
    "baton.redact": t("All that was said of the baton before goes too. You can pass it anew."),
  }[verb];
}
