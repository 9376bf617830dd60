/**
 * What each poll asked when it was opened in this browser first, or when its twin was last made like it. Kept in the browser: the warning about a twin must not go
 * because the page was loaded again. A browser that keeps nothing knows it as long as the page lives. No DOM here.
 */
export class FirstWords {
  #storage;
  #key;
  #known;

  constructor(storage, key) {
    this.#storage = storage;
    this.#key = key;
    this.#known = read(storage, key);
  }

  /** The words of a poll as they were, which are these when it was never opened before. */
  of(id, words) {
    if (!this.#known[id]) this.set(id, words);
    return this.#known[id];
  }

  set(id, words) {
    this.#known = { ...this.#known, [id]: words };
    try {
      this.#storage.setItem(this.#key, JSON.stringify(this.#known));
    } catch (error) {
      // A full or forbidden storage.
    }
  }
}

function read(storage, key) {
  try {
    return JSON.parse(storage.getItem(key)) || {};
  } catch (error) {
    return {};
  }
}
