import { placeAt } from "./playback.js";

/**
 * The frozen screen. While the desk freezes it, the picture stays as it was before, across a reload too; a clip stands still, black still
 * works, and an idea that was hidden meanwhile is gone from it.
 */
export class Hold {
  #storage;
  #name;
  #kept = null;
  #still = false;

  constructor(storage, name) {
    this.#storage = storage;
    this.#name = name;
  }

  next(live, now) {
    if (!live.frozen) return this.#follow(live);
    if (!this.#still) this.#freeze(this.#kept || this.#read() || live, now);
    const alive = new Set(live.shownIds);
    return { ...this.#kept, black: live.black, frozen: true, ideas: this.#kept.ideas.filter((idea) => alive.has(idea.id)) };
  }

  #follow(live) {
    if (this.#still) this.#storage.removeItem(this.#name);
    this.#still = false;
    this.#kept = live;
    return live;
  }

  #freeze(picture, now) {
    this.#still = true;
    this.#kept = { ...picture, fragment: stilled(picture.fragment, now) };
    this.#storage.setItem(this.#name, JSON.stringify(this.#kept));
  }

  #read() {
    try {
      return JSON.parse(this.#storage.getItem(this.#name));
    } catch {
      return null;
    }
  }
}

function stilled(fragment, now) {
  return fragment && { ...fragment, position: placeAt(fragment, now).position, playing: false };
}
