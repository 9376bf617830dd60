import { offerCopying } from "./copy.js";
import { offerDropping } from "./drop.js";
import { showBusy } from "./busy.js";

document.querySelectorAll("[data-copy]").forEach(offerCopying);
document.querySelectorAll("[data-drop]").forEach(offerDropping);
document.querySelectorAll("form[data-busy]").forEach(showBusy);
document.querySelectorAll("[data-print]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => print());
});
const faults = document.getElementById("faults");
if (faults) faults.focus();
