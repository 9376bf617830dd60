import { signal } from "../../../vendor/preact.js";
import { same } from "./written.js";

export const TAKEN = "taken";
export const REFUSED = "refused";
export const LOST = "lost"; // nobody can tell whether it arrived

/** The values that this tab has sent, by field, until the documents tell what came of them. */
export class Sent {
  constructor() {
    this.all = signal(new Map());
  }

  add(name, value) {
    this.put(name, { value, outcome: null });
  }

  answered(name, outcome) {
    const sent = this.all.value.get(name);
    if (sent && outcome !== REFUSED) this.put(name, { ...sent, outcome });
    else this.forget(name);
  }

  forget(name) {
    if (!this.all.value.has(name)) return;
    const others = new Map(this.all.value);
    others.delete(name);
    this.all.value = others;
  }

  /** What was sent and does not yet show in what the documents tell (`saved`), or null. */
  underWay(name, saved) {
    const sent = this.all.value.get(name);
    return sent && !(sent.outcome && same(sent.value, saved)) ? sent : null;
  }

  put(name, sent) {
    this.all.value = new Map(this.all.value).set(name, sent);
  }
}
