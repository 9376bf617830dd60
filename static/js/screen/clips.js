/**
 * The clips of the evening as this screen has them near, so that a fragment plays whatever the network does. Which file is brought next, and
 * what is known of each; `bring` and `drop` (clip-file.js) do it. No DOM here.
 */

/** Bytes that are kept in the browser's own store, all clips together; of what is larger the browser keeps what it likes. */
export const MOST_BYTES = 200_000_000;
const TRY_AGAIN_MS = 5000;
const PARTS = ["poster", "captions", "url"];

/** A file has the same name under each address that is signed for it. */
export function fileOf(url) {
  return url.slice(url.lastIndexOf("/") + 1);
}

/** Whether a file, or a clip, can be counted on. */
export function isNear(state) {
  return state === "loaded" || state === "streams";
}

/** What a list of `most` lines shows: when it is too long, what is not near yet first. */
export function shownClips(clips, most) {
  if (clips.length <= most) return { shown: clips, more: 0 };
  const ordered = [...clips].sort((a, b) => isNear(a.state) - isNear(b.state));
  return { shown: ordered.slice(0, most - 1), more: clips.length - most + 1 };
}

export class Clips {
  #files = new Map();
  #listed = [];
  #busy = false;

  /** `bring(url, room)` gives `{address, bytes}`, without an address for a file of more than `room` bytes; `changed` and `failed` are called. */
  constructor({ bring, drop, changed, failed, after = (task) => setTimeout(task, TRY_AGAIN_MS) }) {
    Object.assign(this, { bring, drop, changed, failed, after });
  }

  /** The clips as the document lists them. */
  follow(listed) {
    this.#listed = listed;
    const wanted = new Map(listed.flatMap(addressesOf).map((url) => [fileOf(url), url]));
    for (const name of [...this.#files.keys()].filter((name) => !wanted.has(name))) this.#forget(name);
    for (const [name, url] of wanted) this.#files.set(name, { state: "waiting", bytes: 0, ...this.#files.get(name), url });
    this.#work();
    this.changed();
  }

  /** `{id, title, state}` of each clip: `loaded`, `streams` (too large to keep), `loading` or `missing`. */
  list() {
    return this.#listed.map((clip) => ({ id: clip.id, title: clip.title, state: this.#stateOf(clip) }));
  }

  /** The fragment with the addresses that are nearest. */
  near(fragment) {
    const here = (url) => (url && (this.#files.get(fileOf(url)) || {}).address) || url;
    if (!fragment || PARTS.every((part) => here(fragment[part]) === fragment[part])) return fragment;
    return { ...fragment, ...Object.fromEntries(PARTS.map((part) => [part, here(fragment[part])])) };
  }

  #stateOf(clip) {
    if (clip.missing) return "missing";
    const states = addressesOf(clip).map((url) => this.#files.get(fileOf(url)).state);
    if (!states.every(isNear)) return "loading";
    return states.includes("streams") ? "streams" : "loaded";
  }

  /** One at a time: the evening itself goes over the same network. */
  async #work() {
    const next = [...this.#files].find(([, file]) => file.state === "waiting");
    if (this.#busy || !next) return;
    this.#busy = true;
    await this.#load(...next);
    this.#busy = false;
    this.#work();
  }

  async #load(name, file) {
    this.#set(name, { state: "loading" });
    try {
      const { address, bytes } = await this.bring(file.url, this.#room());
      if (this.#files.has(name)) this.#set(name, { state: address ? "loaded" : "streams", address, bytes });
      else this.drop(address);
    } catch {
      this.#set(name, { state: "failed" });
      this.after(() => this.#again(name));
    }
  }

  #again(name) {
    this.failed();
    this.#set(name, { state: "waiting" });
    this.#work();
  }

  #set(name, known) {
    if (!this.#files.has(name)) return;
    this.#files.set(name, { ...this.#files.get(name), ...known });
    this.changed();
  }

  #forget(name) {
    this.drop(this.#files.get(name).address);
    this.#files.delete(name);
  }

  #room() {
    return MOST_BYTES - [...this.#files.values()].reduce((sum, file) => sum + file.bytes, 0);
  }
}

/** The small ones first. */
function addressesOf(clip) {
  return clip.missing ? [] : PARTS.map((part) => clip[part]).filter(Boolean);
}
