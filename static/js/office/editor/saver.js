import { signal } from "../../../vendor/preact.js";
import { merged } from "./drafts.js";
import { faultsOf, without } from "./faults.js";
import { LOST, REFUSED, TAKEN } from "./sent.js";
import { tidy } from "./written.js";

export const REST_MS = 600;
const AGAIN_MS = 3000;
const UNTOLD_MS = 3000; // after which there was nothing to tell: the server took it, and had it like that already
const TRY_AGAIN = ["too_fast", "storage", "failed", "not_sent"];

/**
 * Saves drafts by itself: after a rest, one command at a time for each owner, and again when it did not come across. What is refused waits until it
 * is mended. `saved(owner)` gives what the server has, or null while it can't be changed; `send(owner, changes)` gives the ack.
 */
export class Saver {
  constructor({ drafts, saved, send, online, after = later, stop = forget }) {
    Object.assign(this, { drafts, saved, send, online, after, stop });
    this.timers = new Map();
    this.sent = new Map(); // owner -> the paths that were sent last
    this.busy = signal(new Set());
    this.refused = signal({}); // owner -> {message, faults}
  }

  /** A field was typed in. */
  touch(owner, path) {
    const refusal = this.refused.value[owner];
    if (refusal && path) this.refuse(owner, { message: "", faults: without(refusal.faults, path) });
    this.later(owner, REST_MS);
  }

  later(owner, ms) {
    this.stop(this.timers.get(owner));
    this.timers.set(owner, this.after(() => this.save(owner), ms));
  }

  /** What every draft waits for: a connection, or a page that was opened again. */
  all() {
    this.drafts.owners().forEach((owner) => this.later(owner, REST_MS));
  }

  async save(owner) {
    this.stop(this.timers.get(owner));
    const changes = this.changes(owner);
    if (!changes) return this.nothing(owner);
    if (!this.online()) return;
    if (this.busy.value.has(owner)) return void this.later(owner, REST_MS);
    this.working(owner, true);
    const sent = this.sending(owner);
    const ack = await this.send(owner, changes);
    this.working(owner, false);
    this.heard(owner, sent, ack);
  }

  /** It was typed back to what it was, or is there already. */
  nothing(owner) {
    this.refuse(owner, null);
    this.settle(owner, false);
  }

  /** What differs, as whole parts of a programme file; null when nothing does. */
  changes(owner) {
    const whole = this.saved(owner);
    const fields = whole ? this.drafts.inState("unsaved", owner, whole) : {};
    const parts = [...new Set(Object.keys(fields).map((path) => path.split(".")[0]))];
    if (parts.length === 0) return null;
    // with what was just taken and not yet told: else a part that is sent again would take it back
    const now = merged(whole, { ...this.drafts.inState("saved", owner, whole), ...fields });
    return tidy(Object.fromEntries(parts.map((part) => [part, now[part]])));
  }

  sending(owner) {
    const fields = this.drafts.inState("unsaved", owner, this.saved(owner));
    for (const [path, { value }] of Object.entries(fields)) this.drafts.send(owner, path, tidy(value));
    this.sent.set(owner, Object.keys(fields));
    return this.sent.get(owner);
  }

  heard(owner, paths, ack) {
    for (const path of paths) this.drafts.answered(owner, path, outcomeOf(ack));
    if (ack.ok) {
      this.refuse(owner, null);
      this.settle(owner, false);
      this.after(() => this.sent.get(owner) === paths && this.settle(owner, true), UNTOLD_MS);
      if (this.changes(owner)) this.later(owner, REST_MS);
    } else if (TRY_AGAIN.includes(ack.code)) {
      this.refuse(owner, { message: outcomeOf(ack) === LOST ? "" : ack.message, faults: [] });
      this.later(owner, AGAIN_MS);
    } else {
      this.refuse(owner, { message: ack.errors ? "" : ack.message, faults: faultsOf(ack.errors) });
    }
  }

  settle(owner, told) {
    const whole = this.saved(owner);
    if (whole) this.drafts.settle(owner, whole, told);
  }

  working(owner, on) {
    const busy = new Set(this.busy.value);
    if (on) busy.add(owner);
    else busy.delete(owner);
    this.busy.value = busy;
  }

  refuse(owner, refusal) {
    const { [owner]: gone, ...others } = this.refused.value;
    this.refused.value = refusal && (refusal.message || refusal.faults.length > 0) ? { ...others, [owner]: refusal } : others;
  }
}

function outcomeOf(ack) {
  if (ack.ok) return TAKEN;
  return ack.code === "not_sent" ? LOST : REFUSED;
}

function later(task, ms) {
  return setTimeout(task, ms);
}

function forget(timer) {
  clearTimeout(timer);
}
