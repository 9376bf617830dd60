import { effect } from "../../vendor/preact.js";

/** What this desk asked for itself. Until the log has told all of it, nobody here can know what the last deed is. */
export class OwnDeeds {
  #underway = new Set();
  #line = 0;

  /** Gives the ack of a command that was sent. */
  async follow(sent) {
    this.#underway.add(sent);
    const ack = await sent;
    this.#underway.delete(sent);
    if (ack.ok) this.#line = Math.max(this.#line, ack.seq);
    return ack;
  }

  /**
   * Waits until all is answered and told. Gives the line of the log that had to be waited for, 0 when nothing had, null when that takes longer than
   * `patience` milliseconds. `lines()` reads, from signals, the lines of the log.
   */
  async told(lines, patience = 2000) {
    const isTold = () => newestOf(lines()) >= this.#line;
    const known = isTold() ? this.#line : 0;
    const told = await Promise.race([this.#answered().then(() => until(isTold, patience)), after(patience)]);
    if (!told) return null;
    return this.#line > known ? this.#line : 0;
  }

  async #answered() {
    while (this.#underway.size) await Promise.all(this.#underway);
  }
}

function newestOf(lines) {
  return lines.length ? lines[lines.length - 1].seq : 0;
}

function until(holds, patience) {
  return new Promise((resolve) => {
    const stop = effect(() => void (holds() && resolve(true)));
    after(patience).then(resolve).then(stop);
  });
}

function after(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds, false));
}
