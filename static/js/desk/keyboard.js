import { actionFor, Presses } from "./keys.js";

/** Starts actions on keys; `choose(number)` is told the number of a step. `isOff(action)` says which keys the person switched off. */
export function listenToKeys(start, choose, isOff) {
  const presses = new Presses();
  let pointed = false;
  let taken = null;
  addEventListener("pointerdown", () => (pointed = true), true);
  addEventListener("keydown", (event) => {
    if (event.key === "Tab" || event.key.startsWith("Arrow")) pointed = false;
    const place = placeOf(event.target, pointed);
    const settled = presses.settles(event, place, event.timeStamp);
    const number = presses.number(event, place, event.timeStamp);
    if (number !== null && !isOff("goSelected")) choose(number);
    const action = settled || presses.twice(event, place, event.timeStamp) || actionFor(event, place);
    if (action && !isOff(action)) {
      const begun = start(action);
      if (!begun && event.key === "Enter") return; // no step is selected: it is the button's own press
      taken = event.key;
      stop(event);
    } else if (event.repeat && event.key === taken) {
      stop(event);
    }
  }, true);
  // A button is pressed when Space comes up again: that press was already spent on the action.
  addEventListener("keyup", (event) => {
    if (event.key === taken) stop(event);
    taken = null;
  }, true);
}

function stop(event) {
  event.preventDefault();
  event.stopPropagation();
}

/**
 * Where a key lands: "typing", "dialog", "control" (a press is its own), "clicked" (a control too, but the mouse was used last), "slider" or "page".
 */
function placeOf(target, pointed) {
  if (!(target instanceof Element)) return "page";
  if (target.closest("dialog[open]")) return "dialog";
  if (target.matches("select, textarea, [contenteditable], input:not([type=range], [type=checkbox], [type=radio], [type=button])")) return "typing";
  if (target.matches("input[type=range]")) return pointed ? "page" : "slider";
  if (!target.closest("button, a, summary, input")) return "page";
  return pointed ? "clicked" : "control";
}
