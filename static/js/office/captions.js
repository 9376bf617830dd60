import { inSight, secondsOf } from "./caption-times.js";
import { offerFrames, placeWords } from "./frames.js";

const NO_LONGER = 0.001; // seconds; at its very end Chromium still shows a caption, beside the next one
const form = document.querySelector("[data-captions]");
const list = form.querySelector("[data-list]");
const area = document.querySelector("[data-player]");
const video = area.querySelector("video") && offerFrames(area);
const track = video && video.addTextTrack("captions");
let last = list.firstElementChild; // the caption that somebody was in last
let changed = false;

const rows = () => [...list.children];
const field = (row, name) => row.querySelector(`[name=${name}]`);
const timesOf = (row) => ({ start: secondsOf(field(row, "start").value), end: secondsOf(field(row, "end").value) });

form.querySelector("[data-more]").hidden = false;
form.querySelector("[data-more]").addEventListener("click", () => field(another(), "text").focus());
form.addEventListener("input", () => {
  changed = true;
  draw();
});
form.addEventListener("submit", () => (changed = false));
addEventListener("beforeunload", (event) => changed && event.preventDefault());
list.addEventListener("focusin", ({ target }) => (last = target.closest("[data-caption]")));
if (video) watchClip();

function watchClip() {
  track.mode = "showing";
  rows().forEach((row) => (row.querySelector("[data-go]").hidden = false));
  list.addEventListener("click", ({ target }) => {
    const go = target.closest("[data-go]");
    const { start } = go ? timesOf(go.closest("[data-caption]")) : { start: null };
    if (start === null) return;
    video.pause();
    video.currentTime = start;
  });
  const marks = area.querySelector("[data-marks]");
  marks.hidden = false;
  marks.addEventListener("click", ({ target }) => {
    const mark = target.closest("[data-mark]");
    if (!mark) return;
    field(last, mark.dataset.mark).value = placeWords(video.currentTime);
    form.dispatchEvent(new Event("input"));
  });
  const known = () => (form.querySelector("[name=length]").value = placeWords(video.duration));
  if (video.readyState > 0) known();
  video.addEventListener("loadedmetadata", known);
  for (const name of ["timeupdate", "seeked"]) video.addEventListener(name, shine);
  draw();
}

/** The picture has the captions as they stand in the list now, saved or not. */
function draw() {
  if (!video) return;
  for (const cue of [...(track.cues || [])]) track.removeCue(cue);
  for (const row of rows()) {
    const { start, end } = timesOf(row);
    if (start !== null && end > start) track.addCue(new VTTCue(start, end - NO_LONGER, field(row, "text").value));
  }
  shine();
}

function shine() {
  const now = new Set(inSight(rows().map(timesOf), video.currentTime));
  rows().forEach((row, at) => row.classList.toggle("caption--now", now.has(at)));
}

/** An empty caption at the end, from where the clip stands. */
function another() {
  const row = list.lastElementChild.cloneNode(true);
  const number = rows().length;
  for (const input of row.querySelectorAll("input, textarea")) input.value = "";
  for (const node of row.querySelectorAll("[data-go], .visually-hidden")) renumber(node, number, number + 1);
  list.append(row);
  if (video) field(row, "start").value = placeWords(video.currentTime);
  return row;
}

function renumber(node, from, to) {
  node.textContent = node.textContent.replace(from, to);
  if (node.hasAttribute("aria-label")) node.setAttribute("aria-label", node.getAttribute("aria-label").replace(from, to));
}
