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

  /** True once all is answered and told; false when that takes longer than `patience` milliseconds. `newest()` reads, from signals, the newest line of the log. */
  told(newest, patience = 2000) {
    return Promise.race([this.#answered().then(() => until(() => newest() >= this.#line, patience)), after(patience)]);
  }

  async #answered() {
    while (this.#underway.size) await Promise.all(this.#underway);
  }
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
