import { signal } from "../../../vendor/preact.js";
import { Latest } from "./latest.js";
import { same, tidy } from "./written.js";

const PAUSE_MS = 150; // between two questions to the server, while somebody types

/**
 * What screen and phones will show of what is being written: the server is asked at every change, also before it is saved. While there are faults,
 * or no connection, the last good one stays and `why` says so.
 */
export class Previews {
  constructor(meetup, ask = askServer(`/office/meetups/${meetup}/preview`)) {
    this.ask = ask;
    this.now = signal({ owner: null, screen: null, phone: "", bank: null, why: "" });
    this.latest = new Latest((...what) => this.run(...what), PAUSE_MS);
  }

  /** `what` is {owner, number, of, written, saved}. */
  show(what) {
    this.latest.ask({ ...what, written: tidy(opened(what.written)), saved: tidy(opened(what.saved)) });
  }

  async run(what) {
    const { owner, written, saved } = what;
    const told = await this.ask(what);
    if (told.ok) this.now.value = { owner, screen: told.screen, phone: told.phone_html, bank: told.bank, why: "" };
    else if (this.now.value.owner === owner || same(written, saved)) this.now.value = { ...this.now.value, why: told.why };
    else await this.runSaved(what, told.why);
  }

  /** Nothing good of this one was seen yet: then as it was saved. */
  async runSaved(what, why) {
    await this.run({ ...what, written: what.saved });
    if (this.now.value.owner === what.owner) this.now.value = { ...this.now.value, why };
  }
}

/** Whether the moderator opens a vote or it opens by itself: what there is to see is the question. */
function opened(written) {
  return written.poll ? { ...written, poll: { ...written.poll, open: "on_air" } } : written;
}

export const FAULTS = "faults";
export const AWAY = "away";

function askServer(address) {
  return async ({ owner, number, of, written }) => {
    try {
      const answer = await fetch(owner === "evening" ? `${address}/evening` : `${address}?number=${number}&of=${of}`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(written),
      });
      return answer.ok ? { ok: true, ...(await answer.json()) } : { ok: false, why: answer.status === 422 ? FAULTS : AWAY };
    } catch (error) {
      return { ok: false, why: AWAY }; // the connection's own line says it
    }
  };
}
