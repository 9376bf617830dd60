import { t } from "../language.js";

const ALLOWED = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
const LONGEST = 100;
const SILENT_MS = 60_000; // nothing went out or came in for so long: the line is dead, however long the browser goes on hoping

/**
 * Puts a file on the media shelf and gives {name, type, size} of what is there now. `onProgress` hears which share of it was sent.
 * Rejects with a sentence for people; what `signal` stopped rejects with an AbortError.
 */
export function upload(file, { name = mediaName(file.name), onProgress = () => {}, signal } = {}) {
  return new Promise((kept, refused) => {
    const request = new XMLHttpRequest();
    const lost = () => refused(new Error(t("The connection was lost while the file was sent. Nothing was kept.")));
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
    request.onload = () => (request.status === 201 ? kept(JSON.parse(request.responseText)) : refused(new Error(sentenceOf(request))));
    request.onerror = lost;
    request.onabort = () => refused(new DOMException(t("Uploading was stopped. Nothing was kept."), "AbortError"));
    request.open("PUT", `/office/api/media/${encodeURIComponent(name)}`);
    request.send(file);
    giveUpInSilence(request, lost);
    if (signal) stopBy(signal, request);
  });
}

/** The name under which a file can stand on the shelf: "Mijn clip (1).mp4" becomes "Mijn-clip-1.mp4". `media_name` on the server does the same. */
export function mediaName(fileName) {
  if (ALLOWED.test(fileName)) return fileName;
  const dot = fileName.lastIndexOf(".");
  const [stem, ending] = dot < 0 ? [fileName, ""] : [fileName.slice(0, dot), plain(fileName.slice(dot + 1))];
  const longest = LONGEST - (ending ? ending.length + 1 : 0);
  return [plain(stem).slice(0, longest) || "clip", ending].filter(Boolean).join(".");
}

function plain(text) {
  const letters = text.normalize("NFKD").replace(/\p{M}/gu, "");
  return letters.replace(/[^A-Za-z0-9._]+/g, "-").replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, "");
}

function sentenceOf(request) {
  try {
    return JSON.parse(request.responseText).message;
  } catch (error) {
    return t("The server did not take this file ({status}).", { status: request.status });
  }
}

function giveUpInSilence(request, lost) {
  let silence;
  const heard = () => {
    clearTimeout(silence);
    silence = setTimeout(() => {
      lost();
      request.abort();
    }, SILENT_MS);
  };
  request.upload.addEventListener("progress", heard);
  request.addEventListener("loadend", () => clearTimeout(silence));
  heard();
}

function stopBy(signal, request) {
  if (signal.aborted) request.abort();
  signal.addEventListener("abort", () => request.abort());
}
