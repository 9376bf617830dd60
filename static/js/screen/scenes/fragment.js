import { html, useEffect, useRef, useState } from "../../../vendor/preact.js";
import { t } from "../../language.js";
import { Countdown, useCountdown } from "../countdown.js";
import { isBefore } from "../playback.js";
import { Player } from "../player.js";

export function FragmentScene({ picture, page, now, silent }) {
  const { fragment, step } = picture;
  const [locked, setLocked] = useState(false);
  const video = useRef(null);
  const player = useRef(null);
  useEffect(() => {
    player.current = new Player(video.current, now, setLocked);
    return () => player.current.stop();
  }, []);
  const together = Boolean((step.fragment || {}).where);
  const left = useCountdown(fragment, now);
  useEffect(() => player.current.follow(fragment, together), [fragment]);
  useEffect(() => player.current.silence(silent), [silent]);
  const before = !fragment || !fragment.url || isBefore(fragment, now());
  return html`
    <h1 class="visually-hidden">${step.title}</h1>
    <video ref=${video} class=${`clip ${before ? "clip--before" : ""}`} preload="auto" playsinline disablepictureinpicture>
      <track kind="captions" srclang=${picture.meetup.language || page.language} label=${t("Captions")} default />
    </video>
    ${before && fragment && fragment.poster && html`<img class="poster" src=${fragment.poster} alt="" />`}
    ${before && html`<${Before} step=${step} />`}
    <${Countdown} left=${left} />
    ${locked && html`<button type="button" class="allow-sound" onClick=${() => player.current.unlock()}>${t("Click here to allow sound")}</button>`}
  `;
}

/** What the room reads before a fragment starts. */
function Before({ step }) {
  const { before, notice } = step.fragment || {};
  return html`<div class="before" data-fits>
    <p class="eyebrow">${before ? t("What to watch for") : t("Fragment")}</p>
    <p class="title">${before || step.title}</p>
    ${notice && html`<p class="before__notice"><span aria-hidden="true">!</span> ${notice}</p>`}
  </div>`;
}
