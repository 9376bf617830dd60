import { placeAt } from "../screen/playback.js";

/**
 * Where the clip on air is: as the server says, unless someone here (the screen's own keyboard, or a desk of this browser) played, paused or
 * moved it. That is at once, also while the server is away, and lasts until the server says something new. It is told to the server too.
 */
export class ClipHere {
  #server = null;
  #here = null;

  get fragment() {
    return this.#here ? { ...this.#server, ...this.#here } : this.#server;
  }

  /** What was decided here, and the server does not say: `{id, position, playing, at}`, or null. */
  get untold() {
    return this.#here;
  }

  /** Plays or pauses at `now`, in seconds of the server's clock; at the out point it begins again. Gives what was decided, or null without a clip. */
  toggle(now) {
    const { fragment } = this;
    if (!fragment || !fragment.url) return null;
    const { position } = placeAt(fragment, now);
    const ended = position >= fragment.out;
    const playing = !fragment.playing || ended;
    this.#here = { id: fragment.id, position: playing && ended ? fragment.in : position, playing, at: now };
    return this.#here;
  }

  /** To a place in seconds of the file; it plays on, or stands still, as it did. */
  seek(position, now) {
    const { fragment } = this;
    if (!fragment) return null;
    this.#here = { id: fragment.id, position, playing: placeAt(fragment, now).moving, at: now };
    return this.#here;
  }

  /** What was decided elsewhere in this browser; of another clip it is nothing. */
  set(here) {
    if (this.#server && this.#server.id === here.id) this.#here = here;
  }

  /** The server would not have it. */
  drop() {
    this.#here = null;
  }

  hear(fragment) {
    if (!saysTheSame(this.#server, fragment)) this.#here = null;
    this.#server = fragment || null;
  }
}

/** Phones play it too: while the server is there, it begins for all at the moment that the server says. */
export function playsWithPhones(step) {
  return Boolean(step && step.fragment && step.fragment.where);
}

/** The verb and the fields that tell the server where a clip is at `now`. */
export function tellingOf(fragment, here, now) {
  return [here.playing ? "fragment.play" : "fragment.pause", { step: here.id, position: placeAt({ ...fragment, ...here }, now).position }];
}

/** Addresses are signed anew, and mean nothing here. */
function saysTheSame(one, other) {
  return Boolean(one) === Boolean(other) && (!one || ["id", "position", "playing", "at"].every((field) => one[field] === other[field]));
}
