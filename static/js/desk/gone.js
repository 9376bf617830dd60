/** How long a hall is remembered as it was (seconds), and from which loss on it is no coincidence: so many phones, and such a share of them. */
const REMEMBERED = 120;
const MANY = 5;
const SHARE = 0.25;

/** Notices that many phones went at once, which is a network and not the people. `see` is told how many are there; times in seconds. No DOM here. */
export class Gone {
  #seen = [];

  /** {gone, of} while many are away of those who were there within the last two minutes; else null. */
  see(present, now) {
    this.#seen = [...this.#seen.filter(({ at }) => now - at <= REMEMBERED), { at: now, present }];
    const of = Math.max(...this.#seen.map((each) => each.present));
    const gone = of - present;
    return gone >= MANY && gone >= of * SHARE ? { gone, of } : null;
  }
}
