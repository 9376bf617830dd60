import { html, render } from "../../vendor/preact.js";
import { boot } from "../boot.js";
import { connect } from "../live/connection.js";
import { start } from "./actions.js";
import { announce } from "./announce.js";
import { App } from "./app.js";
import { Desk } from "./desk.js";
import { keepFocus } from "./focus.js";
import { listenToKeys } from "./keyboard.js";
import { followTheAir } from "./tabs.js";

const given = boot();
const desk = new Desk(given, connect(given));
const page = document.getElementById("desk");

render(html`<${App} desk=${desk} otherLanguage=${page.dataset} />`, page);
listenToKeys((action) => start(desk, action), (number) => desk.chooseNumber(number), (action) => desk.keysOff.value.includes(action));
followTheAir(desk);
keepFocus(page);
announce(desk, document.getElementById("receipts"));
