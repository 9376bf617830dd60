/** Soft enough for a room in which people already sit. */
const TONE = { hertz: 440, seconds: 0.8, rise: 0.06, loudness: 0.15 };

/** Whether this page may make sound: browsers ask for a click or a key first. `armed` is called once, when it may. */
export class Sound {
  #armed;
  #probe = null;

  constructor(armed) {
    this.#armed = armed;
    if (typeof AudioContext === "undefined") return;
    this.#probe = new AudioContext();
    this.#probe.addEventListener("statechange", () => this.#look());
    for (const name of ["click", "keydown"]) addEventListener(name, () => this.#probe && this.#probe.resume(), { capture: true });
    this.#look();
  }

  /** To hear that the loudspeakers do. In a click only. */
  tone() {
    const context = new AudioContext();
    const loudness = new GainNode(context, { gain: 0 });
    const voice = new OscillatorNode(context, { frequency: TONE.hertz });
    const begin = context.currentTime;
    loudness.gain.linearRampToValueAtTime(TONE.loudness, begin + TONE.rise);
    loudness.gain.linearRampToValueAtTime(0, begin + TONE.seconds);
    voice.connect(loudness).connect(context.destination);
    voice.addEventListener("ended", () => context.close());
    voice.start();
    voice.stop(begin + TONE.seconds);
  }

  /** What ran once may run for as long as the page is there; nothing is left running for it. */
  #look() {
    if (!this.#probe || this.#probe.state !== "running") return;
    this.#probe.close();
    this.#probe = null;
    this.#armed();
  }
}
