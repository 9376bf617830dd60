import { html, useRef, useState } from "../../../vendor/preact.js";
import { t } from "../../language.js";
import { mediaName, upload } from "../upload.js";
import { Elsewhere, Fault, marks } from "./fields.js";
import { Icon } from "./kinds.js";
import { freeName } from "./shelf.js";

/** A file of the shelf: chosen, or uploaded here. It may also be dropped on the field. `choose` takes its name, or null. */
export function FileField({ sheet, editor, path, kind, accept, label, none, upload: uploadWords, hint, choose = (name) => sheet.choose(path, name) }) {
  const [sending, setSending] = useState(null);
  const [over, setOver] = useState(false);
  const input = useRef(null);
  const value = sheet.value(path);
  const send = async (file) => {
    if (!file || sheet.locked) return;
    const name = await sent(editor, file, setSending);
    if (name) choose(name);
  };
  const drop = (event) => {
    event.preventDefault();
    setOver(false);
    send(event.dataTransfer.files[0]);
  };
  return html`<div class=${`field file ${over ? "file--over" : ""}`} onDragOver=${(event) => { event.preventDefault(); setOver(true); }} onDragLeave=${() => setOver(false)} onDrop=${drop}>
    <label for=${sheet.id(path)}>${label}</label>
    <p class="soft small" id=${`${sheet.id(path)}-hint`}>${hint}</p>
    <div class="file__line">
      <select class="input" ...${marks(sheet, path, hint)} disabled=${sheet.locked} onChange=${({ currentTarget }) => choose(currentTarget.value || null)}>
        <option value="" selected=${!value}>${none}</option>
        ${names(editor.shelf, kind, value).map(([name, words]) => html`<option key=${name} value=${name} selected=${name === value}>${words}</option>`)}
      </select>
      <button type="button" class="button" disabled=${sheet.locked} aria-disabled=${sending ? "true" : undefined} onClick=${() => !sending && input.current.click()}><${Icon} name="up" /> ${uploadWords}</button>
      <input ref=${input} type="file" class="visually-hidden" tabindex="-1" aria-hidden="true" accept=${accept} onChange=${({ currentTarget }) => {
        send(currentTarget.files[0]);
        currentTarget.value = "";
      }} />
    </div>
    ${sending && html`<${Sending} ...${sending} />`}
    <${Fault} id=${`${sheet.id(path)}-fault`} text=${sheet.fault(path)} />
    <${Elsewhere} sheet=${sheet} path=${path} />
  </div>`;
}

function Sending({ name, share, stop }) {
  return html`<div class="file__sending">
    <span class="small">${t("Uploading {name}: {percent}%", { name, percent: Math.floor(share * 100) })}</span>
    <button type="button" class="button quiet" onClick=${stop}>${t("Stop")}</button>
    <progress max="1" value=${share} aria-label=${t("Uploading {name}", { name })}></progress>
  </div>`;
}

/** Puts the file on the shelf under a name of its own; gives that name, or null when it was refused, which is told. */
async function sent(editor, file, tell) {
  const stopping = new AbortController();
  const stay = (event) => event.preventDefault();
  const onProgress = (share) => tell({ name: file.name, share, stop: () => stopping.abort() });
  onProgress(0);
  addEventListener("beforeunload", stay);
  try {
    await editor.shelf.load();
    const name = freeName(mediaName(file.name), editor.shelf.files.value);
    const kept = await upload(file, { name, onProgress, signal: stopping.signal });
    await editor.shelf.load();
    editor.tell({ kind: "spoken", text: t("Uploaded: {name}", { name: kept.name }) });
    return kept.name;
  } catch (error) {
    editor.tell({ kind: "error", text: `${file.name}: ${error.message}` });
    return null;
  } finally {
    removeEventListener("beforeunload", stay);
    tell(null);
  }
}

/** [name, words] of what can be chosen; what is chosen stands there too when it is missing. */
function names(shelf, kind, chosen) {
  const there = shelf.of(kind).map(({ name }) => [name, name]);
  const missing = chosen && !shelf.find(chosen);
  return missing ? [[chosen, t("{name} (not there yet)", { name: chosen })], ...there] : there;
}
