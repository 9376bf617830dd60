import { html, useRef, useState } from "../../../vendor/preact.js";
import { t } from "../../language.js";
import { FRAME, frameOfKey } from "../frames.js";
import { TextField } from "./fields.js";
import { Icon } from "./kinds.js";
import { beginAt, endAt, fitted } from "./marks.js";
import { formatPlace, parsePlace, toHundredths } from "./times.js";

const NEAR = 0.02;

/** The clip with its in and out point: looked for on the picture, or typed. */
export function Marker({ sheet, file, captions }) {
  const [place, setPlace] = useState(0);
  const [length, setLength] = useState(0);
  const [playing, setPlaying] = useState(false);
  const video = useRef(null);
  const until = useRef(null);
  const marked = { in: sheet.value("fragment.in"), out: sheet.value("fragment.out") };
  const player = playerOf(video, until, length, setPlace);
  const loaded = ({ currentTarget }) => {
    setLength(currentTarget.duration);
    if (!sheet.locked) mark(sheet, marked, fitted(marked, currentTarget.duration));
    player.go(fitted(marked, currentTarget.duration).in);
  };
  const step = (event) => {
    const frame = frameOfKey(event);
    if (frame && !sheet.locked) player.by(frame * FRAME);
  };
  return html`<fieldset class="marker" disabled=${sheet.locked} onKeyDown=${step}>
    <legend class="label">${t("The piece that is shown")}</legend>
    <video ref=${video} class="marker__video" src=${file.url} preload="auto" playsinline disablepictureinpicture tabindex="-1" onLoadedMetadata=${loaded}
      onTimeUpdate=${() => player.look()} onSeeked=${() => player.look()} onPlay=${() => { setPlaying(true); player.watch(); }} onPause=${() => setPlaying(false)} onClick=${() => player.toggle()}>
      ${captions && html`<track kind="captions" src=${captions.url} label=${t("Captions of the video")} default />`}
    </video>
    <${Scrubber} marked=${marked} place=${place} length=${length} onGo=${player.go} />
    <div class="marker__keys">
      <${Step} label=${t("A second back")} words="−1 s" onClick=${() => player.by(-1)} />
      <${Step} label=${t("A frame back")} keys="," words="‹" onClick=${() => player.by(-FRAME)} />
      <button type="button" class="button marker__play" onClick=${() => player.toggle()}><${Icon} name=${playing ? "pause" : "play"} /> ${playing ? t("Pause") : t("Play")}</button>
      <${Step} label=${t("A frame on")} keys="." words="›" onClick=${() => player.by(FRAME)} />
      <${Step} label=${t("A second on")} words="+1 s" onClick=${() => player.by(1)} />
      <span class="marker__place">${t("{at} of {length}", { at: formatPlace(toHundredths(place)), length: formatPlace(toHundredths(length)) })}</span>
    </div>
    <div class="marker__marks">
      <${Mark} sheet=${sheet} path="fragment.in" label=${t("Beginning")} words=${t("Begin here")} onHere=${() => mark(sheet, marked, beginAt(marked, place, length))} />
      <${Mark} sheet=${sheet} path="fragment.out" label=${t("End")} words=${t("End here")} onHere=${() => mark(sheet, marked, endAt(marked, place))} />
      <button type="button" class="button marker__piece" onClick=${() => player.piece(marked)}><${Icon} name="play" /> ${t("Play the piece ({length})", { length: pieceLength(marked) })}</button>
    </div>
    ${length > 0 && marked.out > length + NEAR && html`<p class="notice warn small">${t("The end lies beyond the end of the video.")}</p>`}
  </fieldset>`;
}

function Mark({ sheet, path, label, words, onHere }) {
  return html`<div class="mark">
    <${TextField} sheet=${sheet} path=${path} label=${label} parse=${parsePlace} format=${formatPlace} inputmode="decimal" />
    <button type="button" class="button" onClick=${onHere}>${words}</button>
  </div>`;
}

function Step({ label, words, keys, onClick }) {
  return html`<button type="button" class="button square" aria-label=${label} aria-keyshortcuts=${keys} title=${keys ? `${label} (${keys})` : label} onClick=${onClick}>${words}</button>`;
}

/** The whole clip on one line, with the piece in it. */
function Scrubber({ marked, place, length, onGo }) {
  const share = (at) => `${Math.min(100, Math.max(0, (at / (length || 1)) * 100))}%`;
  return html`<div class="scrubber">
    <span class="scrubber__line" aria-hidden="true"><span class="scrubber__piece" style=${{ left: share(marked.in), right: `calc(100% - ${share(marked.out)})` }}></span></span>
    <input type="range" class="scrubber__input" min="0" max=${length || 1} step=${FRAME} value=${place} aria-label=${t("Place in the video")} aria-valuetext=${formatPlace(toHundredths(place))}
      onInput=${({ currentTarget }) => onGo(Number(currentTarget.value))} />
  </div>`;
}

function mark(sheet, before, now) {
  for (const name of ["in", "out"]) if (now[name] !== before[name]) sheet.type(`fragment.${name}`, now[name]);
  sheet.leave();
}

function pieceLength(marked) {
  const length = marked.out - marked.in;
  return length > 0 ? formatPlace(toHundredths(length)) : "–";
}

/** Drives the video element. `until` holds where the piece that plays must stop. */
function playerOf(video, until, length, setPlace) {
  const player = {
    go(place) {
      until.current = null;
      video.current.currentTime = Math.min(Math.max(0, place), length || place);
      setPlace(video.current.currentTime);
    },
    by(seconds) {
      video.current.pause();
      player.go(toHundredths(video.current.currentTime + seconds));
    },
    toggle() {
      until.current = null;
      if (video.current.paused) video.current.play();
      else video.current.pause();
    },
    piece(marked) {
      player.go(marked.in);
      until.current = marked.out;
      video.current.play();
    },
    look() {
      if (!video.current) return;
      setPlace(video.current.currentTime);
      if (until.current === null || video.current.currentTime < until.current) return;
      video.current.pause();
      player.go(until.current);
    },
    watch() {
      if (!video.current || video.current.paused) return;
      player.look();
      requestAnimationFrame(player.watch);
    },
  };
  return player;
}
