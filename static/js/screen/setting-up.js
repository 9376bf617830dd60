const DONE = "screen/set-up";

/** Whether the set-up scene is in the picture: by itself before an evening, until it was left once on this machine; never when an evening begins. */
export class SettingUp {
  #storage;
  #state = null;
  on = false;

  constructor(storage) {
    this.#storage = storage;
  }

  /** `state` of the meetup. */
  hear(state) {
    if (this.#state === null) this.on = state === "preparing" && !this.#storage.getItem(DONE);
    else if (state === "open" && this.#state !== "open") this.on = false;
    this.#state = state;
  }

  toggle() {
    if (this.on) this.leave();
    else this.on = true;
  }

  leave() {
    if (!this.on) return;
    this.on = false;
    this.#storage.setItem(DONE, "yes");
  }
}
