import { offerCopying } from "./copy.js";
import { offerDropping } from "./drop.js";
import { showAtOnce } from "./at-once.js";
import { say } from "./say.js";
import { showBusy } from "./busy.js";

document.querySelectorAll("[data-copy]").forEach(offerCopying);
document.querySelectorAll("[data-drop]").forEach(offerDropping);
document.querySelectorAll("form[data-busy]").forEach(showBusy);
document.querySelectorAll("form[data-at-once]").forEach(showAtOnce);
document.querySelectorAll("[data-print]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => print());
});
const faults = document.getElementById("faults");
if (faults) faults.focus();
const told = document.querySelector("[data-told]");
if (told) {
  say(told.textContent);
  history.replaceState(null, "", location.pathname + location.hash); // loaded again, it is no news
}
