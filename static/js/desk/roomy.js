import { signal } from "../../vendor/preact.js";

const NAME = "facilitator.desk.roomy";

/** Whether the tools have the room of the panels above them; remembered on this laptop. A browser that keeps nothing forgets it with the page. */
export class Roomy {
  #storage;

  constructor(storage = storageHere()) {
    this.#storage = storage;
    this.on = signal(Boolean(storage && storage.getItem(NAME)));
  }

  toggle() {
    this.on.value = !this.on.value;
    try {
      if (this.on.value) this.#storage.setItem(NAME, "yes");
      else this.#storage.removeItem(NAME);
    } catch {
      // A full or forbidden storage.
    }
  }
}

function storageHere() {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}
