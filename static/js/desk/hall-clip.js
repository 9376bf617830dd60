import { signal } from "../../vendor/preact.js";
import { ClipHere } from "../parts/clip-here.js";

/** A screen of this browser answers well within it. */
const ANSWER_MS = 300;

/** The clip as this desk sees it. A screen in the same browser plays with it before the server has answered, and also while the server is away. */
export class HallClip {
  #clip = new ClipHere();
  #channel;
  #followed = null;

  /** `channel` reaches the screens of this browser; null where browsers have none. */
  constructor(channel) {
    this.#channel = channel;
    this.fragment = signal(null);
    if (channel) channel.addEventListener("message", ({ data }) => data && data.followed === "clip" && this.#followed && this.#followed(true));
  }

  hear(fragment) {
    this.#clip.hear(fragment);
    this.#show();
  }

  /** Plays or pauses at `now` here. Gives `{verb, fields}` for the server, and `followed`, a promise of whether a screen did; null without a clip. */
  toggle(now) {
    const here = this.#clip.toggle(now);
    return here && this.#decided(here.playing ? "fragment.play" : "fragment.pause", {}, here);
  }

  seek(position, now) {
    const here = this.#clip.seek(position, now);
    return here && this.#decided("fragment.seek", { position }, here);
  }

  /** It is as the server says after all. */
  drop() {
    this.#clip.drop();
    this.#show();
    this.#tell({ clip: null });
  }

  #decided(verb, fields, here) {
    this.#show();
    return { verb, fields, followed: this.#tell({ clip: here }) };
  }

  #tell(message) {
    if (!this.#channel) return Promise.resolve(false);
    return new Promise((resolve) => {
      this.#followed = resolve;
      setTimeout(() => resolve(false), ANSWER_MS);
      this.#channel.postMessage(message);
    });
  }

  #show() {
    this.fragment.value = this.#clip.fragment;
  }
}
