import { toggleFullScreen } from "./set-up.js";

/** The screen's own keyboard works also when the server is away. */
export function listenToKeys({ toggleBlack }) {
  const actions = { b: toggleBlack, ".": toggleBlack, f: toggleFullScreen };
  addEventListener("keydown", (event) => {
    const action = actions[event.key.toLowerCase()];
    if (!action || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    action();
  });
}
