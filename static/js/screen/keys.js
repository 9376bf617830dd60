import { toggleFullScreen } from "./full.js";

/** The screen's own keyboard works also when the server is away. */
export function listenToKeys({ toggleBlack, toggleClip, toggleSetUp, leaveSetUp }) {
  const actions = { b: toggleBlack, ".": toggleBlack, k: toggleClip, f: toggleFullScreen, s: toggleSetUp, escape: leaveSetUp, enter: leaveSetUp };
  let pointed = false; // a button that was clicked is not the one that Enter is for
  addEventListener("pointerdown", () => (pointed = true), true);
  addEventListener("keydown", (event) => {
    if (event.key === "Tab") pointed = false;
    const action = actions[event.key.toLowerCase()];
    if (!action || event.repeat || event.ctrlKey || event.metaKey || event.altKey || (!pointed && isPressed(event))) return;
    event.preventDefault();
    action();
  });
}

/** Enter on a button or a link is that button's. */
function isPressed({ key, target }) {
  return key === "Enter" && target.closest("button, a");
}
