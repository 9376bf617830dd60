/** Milliseconds in which a second GO is taken for a nervous thumb or a clicker that bounces, and a second press of black for the latter. */
export const BOUNCE = 400;
export const BLACK_BOUNCE = 120;

/** Lets one through, and the next only after `bounce` milliseconds and when the one before was settled. */
export class Once {
  #last = -Infinity;
  #busy = false;
  #bounce;

  constructor(bounce = BOUNCE) {
    this.#bounce = bounce;
  }

  /** `now` in milliseconds; false: do nothing. */
  pass(now) {
    if (this.#busy || now - this.#last < this.#bounce) return false;
    this.#last = now;
    this.#busy = true;
    return true;
  }

  settled() {
    this.#busy = false;
  }
}
