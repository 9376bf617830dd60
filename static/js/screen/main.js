import { boot } from "../boot.js";
import { connect } from "../live/connection.js";
import { batch, html, render, signal } from "../../vendor/preact.js";
import { Black } from "./black.js";
import { deskChannel, hideCursorWhenStill, stayAwake } from "./hall.js";
import { keepFitting } from "./fit.js";
import { Hold } from "./hold.js";
import { listenToKeys } from "./keys.js";
import { pictureOf } from "./picture.js";
import { Stage } from "./stage.js";

const given = boot();
const connection = connect(given);
const black = new Black();
const hold = new Hold(sessionStorage, `screen/${given.code}/frozen`);
const view = { picture: signal(null), black: signal(false), status: signal(connection.status) };

function follow() {
  const live = pictureOf(connection.docs);
  black.hear(live.black);
  batch(() => {
    view.picture.value = hold.next(live, connection.now());
    view.black.value = black.on;
  });
}

function decideHere(change) {
  change();
  view.black.value = black.on;
}

const toggleBlack = () => decideHere(() => black.toggle());

follow();
connection.on("docs", follow);
connection.on("status", () => (view.status.value = connection.status));
deskChannel(given.code, (on) => decideHere(() => black.set(on)));
listenToKeys({ toggleBlack });
hideCursorWhenStill(document.documentElement);
stayAwake();

const root = document.getElementById("stage");
const other = { url: root.dataset.otherUrl, language: root.dataset.otherLanguage, name: root.dataset.otherName };
render(html`<${Stage} view=${view} page=${{ ...given, other }} now=${() => connection.now()} />`, root);
keepFitting(root);
