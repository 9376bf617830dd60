import { html } from "../../../vendor/preact.js";
import { RoomView } from "../../desk/room-view.js";
import { t } from "../../language.js";
import { pictureOf } from "../../screen/picture.js";
import { EVENING } from "./editor.js";
import { PhoneFrame } from "./phone-frame.js";
import { AWAY } from "./previews.js";

/** What the hall and the phones will see of what is being written. */
export function Preview({ editor }) {
  const { why, screen } = editor.previews.now.value;
  return html`<section class="seen" aria-labelledby="seen-title">
    <h2 id="seen-title" class="visually-hidden">${t("What will be seen")}</h2>
    <p class=${`seen__why small ${why ? "" : "seen__why--none"}`}>${why ? whyOf(why) : momentOf(editor)}</p>
    <figure class=${`seen__screen ${why ? "seen--old" : ""}`}>
      <figcaption>${t("The screen in the hall")}</figcaption>
      ${screen && html`<${RoomView} desk=${roomOf(editor)} picture=${() => pictureNow(editor)} title=${t("What the screen will show")} />`}
    </figure>
    <figure class=${`seen__phone ${why ? "seen--old" : ""}`}>
      <figcaption>${t("The phones")}</figcaption>
      <${PhoneFrame} page=${editor.previews.now.value.phone} title=${t("What the phones will show")} />
    </figure>
  </section>`;
}

function whyOf(why) {
  return why === AWAY ? t("No connection: this is how it was.") : t("Something is not right yet: this is how it was.");
}

function momentOf(editor) {
  const owner = editor.chosen.value;
  if (owner === EVENING) return t("Before the evening begins");
  if ((editor.step(owner) || {}).skipped) return t("Will be skipped. It would look like this.");
  const { poll } = editor.written(owner) || {};
  return poll && poll.open === "by_hand" ? t("When the moderator has opened the vote") : t("When this step comes on the screen");
}

function roomOf(editor) {
  return { boot: editor.boot, docs: { now: () => editor.docs.now() } };
}

/** The step of a preview has no id of its own: another step, or another clip, is another scene. */
function pictureNow(editor) {
  const { owner, screen } = editor.previews.now.value;
  const id = [owner, screen.fragment && screen.fragment.url, screen.fragment && screen.fragment.captions].filter(Boolean).join(" ");
  const docs = new Map(Object.entries(screen));
  if (screen.step) docs.set("step", { ...screen.step, id });
  if (screen.fragment) docs.set("fragment", { ...screen.fragment, id });
  return pictureOf({ get: (key) => docs.get(key), keys: (prefix) => [...docs.keys()].filter((key) => key.startsWith(prefix)) });
}
