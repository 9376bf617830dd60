/**
 * Brings a file near: into the browser's own store, from which it plays and can be moved in without a server. One that is larger than there
 * is `room` for goes to the browser's cache as far as that takes it, and has no address of its own.
 */
export function bring(url, room) {
  const stopping = new AbortController();
  return fetch(url, { priority: "low", signal: stopping.signal }).then((answer) => take(answer, room, stopping));
}

async function take(answer, room, stopping) {
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  if (Number(answer.headers.get("Content-Length")) > room) {
    stopping.abort();
    await begin(answer.url);
    return { address: null, bytes: 0 };
  }
  const file = await answer.blob();
  return { address: URL.createObjectURL(file), bytes: file.size };
}

export function drop(address) {
  if (address) URL.revokeObjectURL(address);
}

/** As much of it as the browser takes before it plays. */
function begin(url) {
  return new Promise((resolve, reject) => {
    const video = document.createElement("video");
    const done = (settle) => () => {
      video.removeAttribute("src");
      video.load();
      settle();
    };
    for (const enough of ["canplaythrough", "suspend"]) video.addEventListener(enough, done(resolve), { once: true });
    video.addEventListener("error", done(reject), { once: true });
    Object.assign(video, { preload: "auto", muted: true, src: url });
  });
}
