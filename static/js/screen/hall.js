const STILL_MS = 2000;

/** A desk in the same browser blanks this screen before the server has answered. */
export function deskChannel(code, setBlack) {
  if (typeof BroadcastChannel === "undefined") return;
  const channel = new BroadcastChannel(`facilitator/${code}`);
  channel.addEventListener("message", (event) => {
    if (event.data && typeof event.data.black === "boolean") setBlack(event.data.black);
  });
}

export function hideCursorWhenStill(element) {
  let timer;
  const moved = () => {
    element.removeAttribute("data-still");
    clearTimeout(timer);
    timer = setTimeout(() => element.setAttribute("data-still", ""), STILL_MS);
  };
  addEventListener("pointermove", moved);
  addEventListener("focusin", moved);
  moved();
}
