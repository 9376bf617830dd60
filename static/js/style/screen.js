import { html, render, signal } from "../../vendor/preact.js";
import { boot } from "../boot.js";
import { keepFitting } from "../screen/fit.js";
import { pictureOf } from "../screen/picture.js";
import { Stage } from "../screen/stage.js";
import { still } from "./still.js";

/** One state of the screen, without the bar for who sets it up. */
const given = boot();
const connection = still(given);
const picture = pictureOf(connection.docs);
const view = { picture: signal(picture), black: signal(picture.black), status: signal(connection.status) };
const root = document.getElementById("stage");

render(html`<${Stage} view=${view} page=${given} now=${() => connection.now()} />`, root);
keepFitting(root);
hideSetUp();

/** As after two seconds without a mouse, on a full screen. */
function hideSetUp() {
  document.documentElement.setAttribute("data-still", "");
  document.dispatchEvent(new Event("fullscreenchange"));
}
