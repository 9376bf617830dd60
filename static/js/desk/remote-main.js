import { html, render } from "../../vendor/preact.js";
import { boot } from "../boot.js";
import { connect } from "../live/connection.js";
import { announce } from "./announce.js";
import { Desk } from "./desk.js";
import { Remote } from "./remote.js";

const given = boot();
const desk = new Desk(given, connect(given));

render(html`<${Remote} desk=${desk} />`, document.getElementById("remote"));
announce(desk, document.getElementById("receipts"));
