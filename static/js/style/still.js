import { Documents } from "../live/documents.js";
import { ServerClock } from "../live/server-clock.js";

const LATENCY_MS = 38;

/** A connection that stands still: it has what the server wrote into the page, in the state that was asked for, and hears no more. */
export function still(given) {
  const docs = new Documents();
  const clock = new ServerClock();
  docs.take(given.docs);
  clock.hear(given.docs.now);
  const status = given.style.status || "online";
  return { docs, status, pending: 0, latency: LATENCY_MS, now: () => clock.now(), on() {}, send: async () => ({ ok: true, seq: 0 }) };
}
