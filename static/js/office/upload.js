import { t } from "../language.js";

const ALLOWED = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
const LONGEST = 100;
const LONGEST_MARK = 300;
const PIECE = 8_000_000; // bytes: what has to be sent again at most by who reloads the page
const SILENT_MS = 60_000; // nothing went out or came in for so long: the line is dead, however long the browser goes on hoping
const AGAIN_MS = [500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]; // a server that starts again is there by then

/** The line, not the server, said no. */
class Lost extends Error {}

/**
 * Puts a file on the media shelf and gives {name, type, size} of what is there now. It is sent in pieces, from where the server has it: the same
 * file again goes on, also after a reload of the page. `onProgress` hears which share of it is there, `onWaiting` whether the line is gone for now,
 * `onBegun` the id by which the server knows it. Rejects with a sentence for people; what `signal` stopped rejects with an AbortError.
 */
export async function upload(file, { name = mediaName(file.name), onProgress = () => {}, onWaiting = () => {}, onBegun = () => {}, signal, pause = wait } = {}) {
  let tries = 0;
  let known = null;
  const find = () => (known ? ask("GET", `/office/api/uploads/${known.id}`, signal) : begin(file, name, signal));
  for (let look = true; ; ) {
    try {
      if (look) known = await find();
      onBegun(known.id);
      onWaiting(false);
      onProgress(known.offset / known.size);
      const { status, told } = await sendPiece(file, known, onProgress, signal);
      if (status === 201) return told;
      [known, look, tries] = [told, false, 0];
    } catch (error) {
      if (signal && signal.aborted) throw new DOMException(t("Uploading was stopped. What was sent is kept."), "AbortError");
      if (!(error instanceof Lost)) throw error;
      if (tries === AGAIN_MS.length) throw new Error(t("The connection was lost while the file was sent. What was sent is kept: try again, and it goes on where it was."));
      onWaiting(true);
      look = true;
      await pause(AGAIN_MS[tries++], signal);
    }
  }
}

/** Takes away what the server has of a file that did not come whole. */
export function dropUpload(id) {
  return fetch(`/office/api/uploads/${id}`, { method: "DELETE" });
}

/** By what the same file is known when it is chosen once more. */
export function markOf(file) {
  return `${file.size} ${file.lastModified} ${file.name}`.slice(0, LONGEST_MARK);
}

/** The name under which a file can stand on the shelf: "Mijn clip (1).mp4" becomes "Mijn-clip-1.mp4". `media_name` on the server does the same. */
export function mediaName(fileName) {
  if (ALLOWED.test(fileName)) return asWebVtt(fileName);
  const dot = fileName.lastIndexOf(".");
  const [stem, ending] = dot < 0 ? [fileName, ""] : [fileName.slice(0, dot), plain(fileName.slice(dot + 1))];
  const longest = LONGEST - (ending ? ending.length + 1 : 0);
  return asWebVtt([plain(stem).slice(0, longest) || "clip", ending].filter(Boolean).join("."));
}

/** Captions in SubRip become WebVTT, and are called so. */
function asWebVtt(name) {
  return name.replace(/\.srt$/i, ".vtt");
}

function plain(text) {
  const letters = text.normalize("NFKD").replace(/\p{M}/gu, "");
  return letters.replace(/[^A-Za-z0-9._]+/g, "-").replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, "");
}

function begin(file, name, signal) {
  return ask("POST", "/office/api/uploads", signal, JSON.stringify({ name, size: file.size, mark: markOf(file) }));
}

async function ask(method, address, signal, body) {
  let answer;
  try {
    answer = await fetch(address, { method, signal, body, headers: body && { "Content-Type": "application/json" } });
  } catch (error) {
    throw new Lost();
  }
  if (!answer.ok) throw refusal(answer.status, await answer.text());
  return answer.json();
}

function sendPiece(file, { id, offset, size }, onProgress, signal) {
  return new Promise((kept, refused) => {
    const request = new XMLHttpRequest();
    const lost = () => refused(new Lost());
    const piece = file.slice(offset, offset + PIECE);
    request.upload.onprogress = ({ loaded }) => onProgress(Math.min(size, offset + loaded) / size);
    request.onload = () => (request.status < 300 ? kept({ status: request.status, told: JSON.parse(request.responseText) }) : refused(refusal(request.status, request.responseText)));
    request.onerror = request.onabort = lost;
    request.open("PATCH", `/office/api/uploads/${id}?at=${offset}`);
    request.send(piece);
    giveUpInSilence(request, lost);
    if (signal) stopBy(signal, request);
  });
}

/** As the server says it. That the file is at another place than we thought is no refusal: we ask where. */
function refusal(status, text) {
  try {
    const { message, errors = [] } = JSON.parse(text);
    return errors.some(({ path }) => path === "at") ? new Lost() : new Error(message);
  } catch (error) {
    return new Error(t("The server did not take this file ({status}).", { status }));
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

function wait(milliseconds, signal) {
  return new Promise((done) => {
    const timer = setTimeout(done, milliseconds);
    if (signal) signal.addEventListener("abort", () => { clearTimeout(timer); done(); }, { once: true });
  });
}
