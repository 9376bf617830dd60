import { signal } from "../../vendor/preact.js";

export const CAPTIONS = ["usual", "large", "larger"];
/** Percent of the picture that is kept free on each side, for a projector that cuts its edges. */
export const EDGES = ["0", "2.5", "5"];

/** What was chosen on this machine, and stays with it: its projector and its hall do. `root` carries the choices for the styles. */
export class Choices {
  #storage;
  #root;

  constructor(storage, root) {
    this.#storage = storage;
    this.#root = root;
    this.captions = signal(this.#restore("captions", CAPTIONS));
    this.edge = signal(this.#restore("edge", EDGES));
  }

  choose(name, value) {
    this[name].value = value;
    this.#root.dataset[name] = value;
    this.#storage.setItem(`screen/${name}`, value);
  }

  #restore(name, known) {
    const kept = this.#storage.getItem(`screen/${name}`);
    const value = known.includes(kept) ? kept : known[0];
    this.#root.dataset[name] = value;
    return value;
  }
}
