import { isBefore, LAST_FRAME, startsIn, steer } from "./playback.js";

const STEER_MS = 250;
const FULL = 100; // percent
const TRY_AGAIN_MS = 3000;

/** Drives a video element along a fragment document. */
export class Player {
  constructor(video, now, onLocked) {
    this.video = video;
    this.now = now;
    this.onLocked = onLocked;
    this.fragment = null;
    this.silent = false;
    this.locked = false;
    this.source = null;
    this.steering = setInterval(() => this.steer(), STEER_MS);
    for (const name of ["loadedmetadata", "canplay", "seeked"]) video.addEventListener(name, () => this.steer());
    video.addEventListener("error", () => setTimeout(() => this.load(), TRY_AGAIN_MS));
    watchFrames(video, () => this.holdAtOut());
  }

  /** `together`: others play it too, and a still picture must be the same for all. */
  follow(fragment, together = false) {
    this.fragment = fragment;
    this.together = together;
    clearTimeout(this.starting);
    const left = startsIn(fragment, this.now());
    if (left > 0) this.starting = setTimeout(() => this.steer(), left * 1000);
    if (fragment && fragment.url && (this.source !== fragment.id || this.isNearer(fragment))) this.load();
    this.sound();
    this.steer();
  }

  /** The clip has come into this machine meanwhile, and nothing of it was seen yet. */
  isNearer(fragment) {
    return fragment.url.startsWith("blob:") && this.video.src !== fragment.url && isBefore(fragment, this.now());
  }

  silence(silent) {
    this.silent = silent;
    this.sound();
  }

  /** A click on the page is what browsers ask for before a page may make sound. */
  unlock() {
    this.lock(false);
    this.steer();
  }

  stop() {
    clearInterval(this.steering);
    clearTimeout(this.starting);
    this.fragment = null;
    this.video.pause();
    this.video.removeAttribute("src");
    this.video.load();
  }

  /** Addresses are signed anew with each document; the one that is playing stays until it fails. */
  load() {
    const { video, fragment } = this;
    if (!fragment || !fragment.url) return;
    this.source = fragment.id;
    video.src = fragment.url;
    const track = video.querySelector("track");
    if (fragment.captions) track.src = fragment.captions;
    track.track.mode = fragment.captions ? "showing" : "disabled";
    this.markOut();
  }

  markOut() {
    const marks = this.video.addTextTrack("metadata");
    marks.mode = "hidden";
    const cue = new VTTCue(this.fragment.in, this.fragment.out - LAST_FRAME, "");
    cue.onexit = () => this.holdAtOut();
    marks.addCue(cue);
  }

  steer() {
    const { video, fragment } = this;
    if (!fragment || !fragment.url || video.readyState < HTMLMediaElement.HAVE_METADATA || video.seeking) return;
    const course = steer(fragment, this.now(), { time: video.currentTime, paused: video.paused }, this.together);
    if (course.seek !== null) video.currentTime = course.seek;
    if (video.playbackRate !== course.rate) video.playbackRate = course.rate;
    if (!course.play) video.pause();
    else if (video.paused && !video.ended) this.play();
  }

  play() {
    this.sound();
    this.video.play().catch((error) => {
      if (error.name !== "NotAllowedError" || this.locked) return;
      this.lock(true);
      this.steer();
    });
  }

  /** Not allowed to make sound: plays on without, captions in sight, and asks for the click. */
  lock(locked) {
    this.locked = locked;
    this.sound();
    this.onLocked(locked);
  }

  sound() {
    this.video.muted = this.silent || this.locked;
    this.video.volume = (this.fragment ? this.fragment.volume : FULL) / FULL;
  }

  holdAtOut() {
    const { video, fragment } = this;
    if (!fragment || video.paused || video.currentTime < fragment.out - LAST_FRAME) return;
    video.pause();
    if (video.currentTime > fragment.out) video.currentTime = fragment.out - LAST_FRAME;
  }
}

/** For browsers that are late with cues. */
function watchFrames(video, seen) {
  video.addEventListener("timeupdate", seen);
  if (!video.requestVideoFrameCallback) return;
  const next = () => {
    seen();
    video.requestVideoFrameCallback(next);
  };
  video.requestVideoFrameCallback(next);
}
