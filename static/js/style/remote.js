import { html, render } from "../../vendor/preact.js";
import { Remote } from "../desk/remote.js";
import { sampleDesk } from "./surface.js";

render(html`<${Remote} desk=${sampleDesk()} />`, document.getElementById("remote"));
