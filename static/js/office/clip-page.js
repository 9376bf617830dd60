import { t } from "../language.js";
import { fresh } from "./fresh.js";
import { offerFrames } from "./frames.js";
import { say } from "./say.js";
import { upload } from "./upload.js";

const QUALITY = 0.85;
const video = offerFrames(document.querySelector("[data-player]"));
const button = document.querySelector("[data-still]");
const fault = document.querySelector("[data-still-fault]");

button.hidden = false;
button.addEventListener("click", async () => {
  fault.textContent = "";
  button.disabled = true;
  try {
    await upload(await still(), { name: button.dataset.still });
    say(t("The still is kept."));
    location.reload();
  } catch (error) {
    fault.textContent = error.message;
    button.disabled = false;
  }
});

const LOOK_MS = 1000;
const copy = document.getElementById("copy");
if (copy) follow();

/** While a copy is being made the page says how far it is. */
async function follow() {
  while (copy.querySelector("progress")) {
    await new Promise((look) => setTimeout(look, LOOK_MS));
    await fresh(copy, location.pathname).catch(() => null);
    if (!copy.querySelector("progress")) say(copy.querySelector("p:last-of-type").textContent);
  }
}

/** The frame that stands in the video now, as a file. */
function still() {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
  if (!canvas.width) return Promise.reject(new Error(t("There is no picture to take yet. Wait until the video is there.")));
  canvas.getContext("2d").drawImage(video, 0, 0);
  return new Promise((kept, refused) => canvas.toBlob((blob) => (blob ? kept(new File([blob], button.dataset.still)) : refused(new Error(t("There is no picture to take yet. Wait until the video is there.")))), "image/jpeg", QUALITY));
}
