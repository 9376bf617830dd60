import { html, render } from "../../vendor/preact.js";
import { boot } from "../boot.js";
import { connect } from "../live/connection.js";
import { start } from "./actions.js";
import { announce } from "./announce.js";
import { App } from "./app.js";
import { Desk } from "./desk.js";
import { keepFocus } from "./focus.js";
import { listenToKeys } from "./keyboard.js";
import { fetchTools } from "./lending.js";
import { followTheAir } from "./tabs.js";

const WHEN_IT_STANDS = 10000; // milliseconds: before a tool is needed, after everything that is

// One after the other, each a task of its own: for a slow laptop all at once is long.
setTimeout(() => {
  const given = boot();
  const connection = connect(given);
  setTimeout(() => draw(new Desk(given, connection)));
});

function draw(desk) {
  const page = document.getElementById("desk");
  render(html`<${App} desk=${desk} otherLanguage=${page.dataset} />`, page);
  listenToKeys((action) => start(desk, action), (number) => desk.chooseNumber(number), (action) => desk.keysOff.value.includes(action));
  followTheAir(desk);
  keepFocus(page);
  announce(desk, document.getElementById("receipts"));
  setTimeout(fetchTools, WHEN_IT_STANDS);
}
