/** Milliseconds in which a second GO is taken for a nervous thumb or a clicker that bounces. */
export const BOUNCE = 400;

/** Lets one through, and the next only after `BOUNCE` and when the one before was settled. */
export class Once {
  #last = -Infinity;
  #busy = false;

  /** `now` in milliseconds; false: do nothing. */
  pass(now) {
    if (this.#busy || now - this.#last < BOUNCE) return false;
    this.#last = now;
    this.#busy = true;
    return true;
  }

  settled() {
    this.#busy = false;
  }
}
