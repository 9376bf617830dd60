import { html } from "../../../vendor/preact.js";
import { t } from "../../language.js";
import { chooseClip } from "./clip.js";
import { CheckField, SelectField, TextField } from "./fields.js";
import { FileField } from "./file-field.js";
import { Marker } from "./marker.js";

/** A fragment: which clip, which piece of it, and what the room reads before. */
export function FragmentFields({ sheet, editor }) {
  const file = editor.shelf.find(sheet.value("fragment.file"));
  const captions = editor.shelf.find(sheet.value("fragment.captions"));
  return html`
    <${FileField} sheet=${sheet} editor=${editor} path="fragment.file" kind="video/" accept=".mp4,.webm,.m4v,.mov,video/mp4,video/webm" label=${t("Video")}
      none=${t("No video chosen yet")} upload=${t("Upload a video")} hint=${t("MP4 or WebM. Only use a video that you may show.")}
      choose=${(name) => chooseClip(sheet, editor.shelf, name)} />
    ${!file && html`<${TextField} sheet=${sheet} path="fragment.link" type="url" label=${t("Or: a page where it plays")} hint=${t("For instance the page of a broadcaster. The desk opens it; our screen and phones show only the question.")} />`}
    ${file && html`<${Marker} key=${file.url} sheet=${sheet} file=${file} captions=${captions} />`}
    <${FileField} sheet=${sheet} editor=${editor} path="fragment.captions" kind="text/" accept=".vtt,.srt,text/vtt" label=${t("Captions of the video")} none=${t("No captions")}
      upload=${t("Upload captions")} hint=${t("A file in WebVTT or SRT (.vtt, .srt). Who can't hear the video reads along.")} />
    <${TextField} sheet=${sheet} path="fragment.transcript" label=${t("Transcript")} hint=${t("What is said, written out. For who can't hear it, when there are no captions.")} rows=${4} />
    <${TextField} sheet=${sheet} path="fragment.before" label=${t("Question to watch with")} hint=${t("On the screen and on the phones, before the fragment starts.")} rows=${2} />
    <${TextField} sheet=${sheet} path="fragment.after" label=${t("Questions afterwards")} hint=${t("One a line, for the moderator to ask. Only the desk sees them.")} rows=${3} />
    <${SelectField} sheet=${sheet} path="fragment.where" label=${t("Where it plays")} hint=${t("At home each phone plays its own copy, in time with the others.")} options=${[
      ["hall", t("in the hall, on the screen")],
      ["home", t("at home, on everyone's own phone")],
      ["both", t("in the hall and at home")],
    ]} />
    <${CheckField} sheet=${sheet} path="fragment.moments" label=${t("Phones have a button: this touches me")} />
    <${TextField} sheet=${sheet} path="fragment.notice" label=${t("Warning beforehand")} hint=${t("For instance: a child cries in this fragment.")} />
    <${TextField} sheet=${sheet} path="fragment.source" label=${t("Source")} hint=${t("For instance: Klassen, omroep HUMAN.")} />
    <${TextField} sheet=${sheet} path="fragment.episode" label=${t("Episode")} />
    <${TextField} sheet=${sheet} path="fragment.rights" label=${t("By whose leave is it shown?")} hint=${t("For instance: HUMAN, e-mail of 3 February 2021. A fragment is ready only when this is filled in.")} />
    <${TextField} sheet=${sheet} path="fragment.rights_until" type="date" label=${t("Last day on which it may be shown")} hint=${t("Leave it empty when there is none.")} />
    <${FileField} sheet=${sheet} editor=${editor} path="fragment.poster" kind="image/" accept=".jpg,.jpeg,.png,.webp" label=${t("Still")} none=${t("No still")}
      upload=${t("Upload a still")} hint=${t("The room looks at it until the fragment begins, on the screen and on phones at home (JPEG, PNG or WebP).")} />
  `;
}
