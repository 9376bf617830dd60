import { browserStorage } from "../live/storage.js";
import { Drafts } from "./editor/drafts.js";
import { leftUnsaved } from "./editor/left.js";
import { say } from "./say.js";

const ARRIVES_MS = 2000; // what was sent when the editor was left is on disk by then

const notice = document.querySelector("[data-unsaved]");
if (notice) addEventListener("pageshow", () => look(true));

/** Says that this browser holds text of the run of show which the server does not have; looks once more, for what is still under way. */
async function look(again) {
  const { unsaved: meetup, asOf } = notice.dataset;
  const drafts = new Drafts(browserStorage(), `facilitator/office/${meetup}/drafts`);
  const had = drafts.owners().length;
  if (had === 0) return show([]);
  const told = await nowToldBy(`/office/meetups/${meetup}/edit`);
  const left = told ? leftUnsaved(drafts, told.docs) : drafts.owners();
  if (left.length < had && `${told.epoch}/${told.seq}` !== asOf) return location.reload(); // it came here since this page was made
  show(left);
  if (again && left.length > 0) setTimeout(look, ARRIVES_MS, false);
  return undefined;
}

function show(left) {
  const link = notice.querySelector("a");
  const sum = document.querySelector("[data-with-unsaved]");
  if (notice.hidden && left.length > 0) say(notice.querySelector(".ready__words").textContent);
  notice.hidden = left.length === 0;
  if (left.length === 0) return;
  link.hash = left[0] === "evening" ? "" : left[0];
  sum.textContent = sum.dataset.withUnsaved;
  sum.classList.add("ready__sum--todo");
}

/** What an editor that is opened now would begin with; null when it can't be opened. */
async function nowToldBy(address) {
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return JSON.parse(page.getElementById("boot").textContent).docs;
  } catch (error) {
    return null;
  }
}
