import { html, render } from "../../vendor/preact.js";
import { boot } from "../boot.js";
import { t } from "../language.js";
import { fresh } from "./fresh.js";
import { say } from "./say.js";
import { UploadList } from "./uploads-view.js";
import { markOf } from "./upload.js";
import { Uploads } from "./uploads.js";

const form = document.querySelector("[data-uploads]");
const input = form.querySelector("input[type=file]");
const shelf = document.getElementById("shelf");
const { megabytes, endings } = boot();
const uploads = new Uploads({ megabytes, endings, shelf: onShelf, settled: showShelf, say });
let wanted; // the name under which the next chosen file is missed
let half; // the button of the half file that the next chosen one should be the rest of

form.querySelector("[data-plain]").remove();
form.addEventListener("submit", (event) => event.preventDefault());
input.addEventListener("change", () => {
  if (half && input.files[0] && markOf(input.files[0]) !== half.dataset.mark) say(t("This is another file than the one of which a part is there. It is sent from its beginning."));
  uploads.add([...input.files], wanted);
  wanted = half = undefined;
  input.value = ""; // it stands in the list now, and may be chosen once more
  form.querySelector(".drop__chosen").textContent = "";
});
input.addEventListener("cancel", () => (wanted = half = undefined));
for (const name of ["dragover", "drop"]) addEventListener(name, (event) => event.preventDefault()); // beside the area the browser would leave for the file
addEventListener("beforeunload", (event) => uploads.busy && event.preventDefault());
uploads.items.subscribe(hideOwn);
render(html`<${Live} />`, form.querySelector("[data-uploads-here]"));
offerMissing();

function Live() {
  return html`<${UploadList} uploads=${uploads} />`;
}

async function onShelf() {
  const answer = await fetch("/office/api/media");
  return answer.ok ? (await answer.json()).media : [];
}

function showShelf() {
  return fresh(shelf, location.pathname).then(offerMissing, () => location.reload());
}

/** A missing file can be chosen there where it is missed: it comes under the name that is wanted, whatever it is called. */
function offerMissing() {
  shelf.querySelectorAll("[data-upload-as]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => {
      wanted = button.dataset.uploadAs;
      half = button.dataset.mark === undefined ? undefined : button;
      input.click();
    });
  });
  hideOwn();
}

/** What this page is sending itself stands above already. */
function hideOwn() {
  const own = new Set(uploads.items.value.map((item) => item.upload));
  shelf.querySelectorAll("[data-upload-id]").forEach((row) => (row.hidden = own.has(row.dataset.uploadId)));
  shelf.querySelectorAll("[data-half]").forEach((part) => (part.hidden = !part.querySelector("[data-upload-id]:not([hidden])")));
}
