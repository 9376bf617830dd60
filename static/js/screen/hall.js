const STILL_MS = 2000;

/** A desk in the same browser blanks this screen before the server has answered, and plays its clip while the server is away. */
export function deskChannel(code, { setBlack, setClip }) {
  if (typeof BroadcastChannel === "undefined") return;
  const channel = new BroadcastChannel(`facilitator/${code}`);
  channel.addEventListener("message", ({ data }) => {
    if (data && typeof data.black === "boolean") setBlack(data.black);
    if (!data || data.clip === undefined) return;
    setClip(data.clip);
    channel.postMessage({ followed: "clip" });
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
