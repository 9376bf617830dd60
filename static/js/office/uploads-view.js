import { html } from "../../vendor/preact.js";
import { t } from "../language.js";
import { ASKING, FAILED, KEPT, SENDING, STOPPED, WAITING } from "./uploads.js";

/** The chosen files, each with where it is and what can be done about it. */
export function UploadList({ uploads }) {
  const items = uploads.items.value;
  return items.length > 0 && html`<ul class="uploads" aria-label=${t("Chosen files")}>
    ${items.map((item) => html`<li key=${item.id} class=${`upload upload--${item.state}`} data-state=${item.state} tabindex="-1">
      <p class="upload__name"><b>${item.name}</b>${item.name !== item.file.name && html` <span class="soft small">${t("was {name}", { name: item.file.name })}</span>`}</p>
      <${State} item=${item} />
      <${Deeds} item=${item} uploads=${uploads} />
    </li>`)}
  </ul>`;
}

function State({ item }) {
  const { state, share, file, name, why, offline } = item;
  if (state === SENDING) {
    return html`<div class="upload__state"><progress class="progress" max="1" value=${share} aria-label=${t("Uploading {name}", { name })}></progress>
      <p class="upload__figures small">${offline ? t("The connection is gone. It goes on by itself where it was: {percent}%", { percent: Math.floor(share * 100) }) : share < 1 ? t("{percent}% · {sent} of {all} MB", { percent: Math.floor(share * 100), sent: megabytes(share * file.size), all: megabytes(file.size) }) : t("Is being stored …")}</p></div>`;
  }
  const words = { [ASKING]: t("There is a file with this name already."), [WAITING]: t("Waits for its turn"), [KEPT]: t("Is on the shelf"), [FAILED]: why, [STOPPED]: why }[state];
  return html`<p class="upload__state small">${words}</p>`;
}

function Deeds({ item, uploads }) {
  const deeds = {
    [ASKING]: [[t("Replace it"), () => uploads.replace(item)], [t("Keep both"), () => uploads.keepBoth(item)], [t("Don't upload"), () => uploads.takeAway(item)]],
    [WAITING]: [[t("Don't upload"), () => uploads.takeAway(item)]],
    [SENDING]: [[t("Stop"), () => uploads.stop()]],
    [KEPT]: [[t("Close"), () => uploads.takeAway(item)]],
    [FAILED]: [...(item.hopeless ? [] : [[t("Try again"), () => uploads.again(item)]]), [t("Close"), () => uploads.takeAway(item)]],
    [STOPPED]: [[t("Go on"), () => uploads.again(item)], [t("Take it away"), () => uploads.takeAway(item)]],
  }[item.state];
  return html`<div class="upload__deeds cluster">
    ${deeds.map(([words, deed]) => html`<button key=${words} type="button" class="button" aria-label=${`${words}: ${item.name}`} onClick=${(event) => act(event.currentTarget.closest("li"), deed)}>${words}</button>`)}
  </div>`;
}

/** The button that was pressed goes; the focus stays with its file, else where files are chosen. */
function act(row, deed) {
  deed();
  requestAnimationFrame(() => (row.isConnected ? row : document.querySelector("[data-uploads] input[type=file]")).focus());
}

function megabytes(bytes) {
  return (bytes / 1e6).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1, minimumFractionDigits: 1 });
}
