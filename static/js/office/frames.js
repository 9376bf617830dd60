export const FRAME = 0.04; // seconds; a twenty-fifth, as television has it

/** The keys `,` and `.` go a frame back and on, in `area` and nowhere else, and not while somebody types. */
export function frameOfKey({ key, target, ctrlKey, metaKey, altKey }) {
  if (ctrlKey || metaKey || altKey || target.closest("input:not([type=range]), textarea, select, [contenteditable]")) return 0;
  return { ",": -1, ".": 1 }[key] || 0;
}

/** A place in a clip as captions write it: 1:02.500. */
export function placeWords(seconds) {
  const thousandths = Math.round(Math.max(0, seconds) * 1000);
  const rest = thousandths % 60_000;
  return `${Math.floor(thousandths / 60_000)}:${String(Math.floor(rest / 1000)).padStart(2, "0")}.${String(rest % 1000).padStart(3, "0")}`;
}

/** The buttons and keys of a player on a page that the server made. */
export function offerFrames(area) {
  const video = area.querySelector("video");
  const keys = area.querySelector("[data-frames]");
  const place = keys.querySelector("[data-place]");
  let wish = null; // where it is to go in the end,
  let sent = null; // and where it is on its way to: one way at a time, for a clip that is not loaded yet stops for good when it is sent on and on
  const by = (seconds) => {
    video.pause();
    const idle = wish === null;
    wish = Math.min(Math.max(0, (idle ? video.currentTime : wish) + seconds), video.duration || 0);
    place.textContent = placeWords(wish);
    if (idle) goOn();
  };
  const goOn = () => {
    if (wish === sent) wish = sent = null;
    else video.currentTime = sent = wish;
  };
  keys.hidden = false;
  keys.querySelectorAll("[data-frame]").forEach((button) => button.addEventListener("click", () => by(Number(button.dataset.frame) * FRAME)));
  keys.querySelectorAll("[data-by]").forEach((button) => button.addEventListener("click", () => by(Number(button.dataset.by))));
  area.addEventListener("keydown", (event) => {
    const frame = frameOfKey(event);
    if (frame) by(frame * FRAME);
  });
  video.addEventListener("seeked", () => wish !== null && goOn());
  for (const name of ["timeupdate", "seeked", "loadedmetadata"]) video.addEventListener(name, () => (place.textContent = placeWords(wish === null ? video.currentTime : wish)));
  return video;
}
