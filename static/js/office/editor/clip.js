import { allOf, isAll } from "./marks.js";

const PATIENCE_MS = 5000; // a video that does not tell its length by then is marked by hand

/** Another video for a fragment: all of it, unless a piece of the one before was marked. */
export async function chooseClip(sheet, shelf, name, measure = lengthOf) {
  const before = fragmentOf(sheet);
  sheet.type("fragment.file", name);
  const [was, length] = await Promise.all([before.file, name].map((file) => measure(shelf.find(file))));
  const now = fragmentOf(sheet);
  const unmarked = (before.file === null || isAll(before, was)) && before.in === now.in && before.out === now.out;
  if (length && unmarked) Object.entries(allOf(length)).forEach(([mark, place]) => sheet.type(`fragment.${mark}`, place));
  sheet.leave();
}

/** As it is written now; nothing when the step was removed meanwhile. */
function fragmentOf(sheet) {
  return (sheet.now() || { fragment: {} }).fragment;
}

/** In seconds; null when there is no such video, or it does not tell. */
function lengthOf(file) {
  if (!file) return null;
  return new Promise((told) => {
    const video = document.createElement("video");
    video.preload = "metadata";
    video.onloadedmetadata = () => told(Number.isFinite(video.duration) ? video.duration : null);
    video.onerror = () => told(null);
    setTimeout(told, PATIENCE_MS, null);
    video.src = file.url;
  });
}
