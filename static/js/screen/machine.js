import { signal } from "../../vendor/preact.js";
import { stayAwake } from "./awake.js";
import { Choices } from "./choices.js";
import { bring, drop } from "./clip-file.js";
import { Clips, isNear } from "./clips.js";
import { fillsTheScreen, whenFilling } from "./full.js";
import { takeSign } from "./sign.js";
import { Sound } from "./sound.js";

/** The machine that this screen is on: its sign, what it can do now, the clips it has near, and what was chosen on it. */
export class Machine {
  /** `failed` is called when a clip could not be brought. */
  constructor({ code, storage, session, root, failed }) {
    this.sign = takeSign(session, `screen/${code}/sign`);
    this.full = signal(fillsTheScreen());
    this.sound = signal(false);
    this.wake = signal(false);
    this.clips = signal([]);
    this.choices = new Choices(storage, root);
    this.shelf = new Clips({ bring, drop, failed, changed: () => (this.clips.value = this.shelf.list()) });
    this.voice = new Sound(() => (this.sound.value = true));
    whenFilling(() => (this.full.value = fillsTheScreen()));
    stayAwake((held) => (this.wake.value = held));
  }

  /** As the server is told. */
  get ready() {
    const loaded = this.clips.value.filter(({ state }) => isNear(state)).length;
    return { sign: this.sign, full: this.full.value, sound: this.sound.value, wake: this.wake.value, clips: { ready: loaded, of: this.clips.value.length } };
  }
}
