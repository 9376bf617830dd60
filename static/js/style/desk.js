import { html, render } from "../../vendor/preact.js";
import { App } from "../desk/app.js";
import { followTheAir } from "../desk/tabs.js";
import "../tools/main.js";
import { sampleDesk } from "./surface.js";

const desk = sampleDesk();
const page = document.getElementById("desk");
const link = { rel: "stylesheet", href: document.getElementById("tools").dataset.sheet };

document.head.append(Object.assign(document.createElement("link"), link)); // as the tools bring it
if (!desk.boot.style.tab) followTheAir(desk);
render(html`<${App} desk=${desk} otherLanguage=${page.dataset} />`, page);
