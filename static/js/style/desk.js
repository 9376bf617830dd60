import { html, render } from "../../vendor/preact.js";
import { App } from "../desk/app.js";
import { followTheAir } from "../desk/tabs.js";
import { sampleDesk } from "./surface.js";

const desk = sampleDesk();
const page = document.getElementById("desk");

if (!desk.boot.style.tab) followTheAir(desk);
render(html`<${App} desk=${desk} otherLanguage=${page.dataset} />`, page);
