import { Outbox } from "../../live/outbox.js";
import { memoryStorage } from "../../live/storage.js";

const LASTING = ["show.add", "show.move", "show.skip", "show.remove"];

/**
 * What was asked and nobody acknowledged yet. Arranging waits in the storage for a connection, also when the page is closed meanwhile. The rest lives
 * with the page: what is to be saved the drafts say better, and an undo must not come late.
 */
export class Wishes {
  constructor(storage, key) {
    this.lasting = new Outbox(storage, key);
    this.passing = new Outbox(memoryStorage(), key);
  }

  add(command) {
    this.boxOf(command).add(command);
  }

  settle(id) {
    this.lasting.settle(id);
    this.passing.settle(id);
  }

  waiting() {
    return [...this.lasting.waiting(), ...this.passing.waiting()];
  }

  boxOf({ verb }) {
    return LASTING.includes(verb) ? this.lasting : this.passing;
  }
}
