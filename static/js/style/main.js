import { boot } from "../boot.js";
import { drawPairs } from "./contrast.js";
import { drawParts } from "./parts.js";
import { showStates } from "./states.js";

const given = boot();

showStates(document.styleSheets);
drawPairs(document.getElementById("pairs"));
drawParts(given.samples, { results: document.getElementById("results"), ideas: document.getElementById("ideas") });
