/**
 * Whether the screen is black: as the server says, unless someone here (the screen's own keyboard, or a desk in this browser) decided
 * otherwise. That is at once, and lasts until the server says something new; it is told to the server too, so that both agree again.
 */
export class Black {
  #server = false;
  #here = null;

  get on() {
    return this.#here === null ? this.#server : this.#here;
  }

  toggle() {
    this.#here = !this.on;
  }

  set(on) {
    this.#here = on;
  }

  hear(server) {
    if (server !== this.#server) this.#here = null;
    this.#server = server;
  }
}
