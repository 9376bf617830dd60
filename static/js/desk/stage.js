import { html, useRef } from "../../vendor/preact.js";
import { t } from "../language.js";
import { Hold } from "../screen/hold.js";
import { pictureOf } from "../screen/picture.js";
import { roomDocs } from "./room.js";
import { RoomView } from "./room-view.js";

/** What the room sees now. Frozen, it keeps the picture that the room keeps; black, it says so over a dimmed picture of what waits behind. */
export function Stage({ desk }) {
  const hold = useRef(null);
  if (!hold.current) hold.current = new Hold(sessionStorage, `desk/${desk.boot.code}/frozen`);
  const picture = () => hold.current.next(pictureOf(roomDocs(desk.docs)), desk.docs.now());
  const screen = desk.docs.get("screen") || {};
  const cover = coverWord(screen);
  return html`<div class=${`stage ${screen.black ? "stage--black" : ""} ${screen.frozen ? "stage--frozen" : ""}`}>
    <${RoomView} desk=${desk} picture=${picture} title=${t("What the room sees")} />
    ${cover && html`<p class="stage__cover">${cover}</p>`}
  </div>`;
}

function coverWord(screen) {
  if (screen.black) return t("Black: the room sees nothing");
  return screen.frozen ? t("Frozen: the room keeps this picture") : "";
}
