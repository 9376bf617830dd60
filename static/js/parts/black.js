/**
 * Whether a screen is black: as the server says, unless someone here (the screen's own keyboard, or a desk of this browser) decided otherwise.
 * That is at once, and lasts until the server says something new. It is told to the server too, so that all agree.
 */
export class Black {
  #server = false;
  #here = null;

  get on() {
    return this.#here === null ? this.#server : this.#here;
  }

  /** What was decided here, and the server does not say. */
  get isUntold() {
    return this.#here !== null && this.#here !== this.#server;
  }

  set(on) {
    this.#here = on;
  }

  hear(server) {
    if (server !== this.#server) this.#here = null;
    this.#server = server;
  }
}
