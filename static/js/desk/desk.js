import { computed, signal } from "../../vendor/preact.js";
import { t } from "../language.js";
import { useDocs } from "../parts/docs.js";
import { readKeysOff, writeKeysOff } from "./keys-off.js";
import { Once } from "./once.js";
import { receiptOf, refusalOf } from "./receipts.js";
import { mayDo } from "./rights.js";

/** What one desk (or operator, or remote) looks at and has selected, and the one way in which it asks for something. */
export class Desk {
  #connection;
  #stepping = new Once();
  #hall;

  constructor(boot, connection) {
    this.#connection = connection;
    this.#hall = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(`facilitator/${boot.code}`);
    this.boot = boot;
    this.docs = useDocs(connection);
    this.now = signal(connection.now());
    this.tab = signal(this.audience === "desk" ? "poll" : "ideas");
    this.selectedStep = signal(null);
    this.selectedIdea = signal(null);
    this.ideasInView = [];
    this.receipt = signal(null);
    this.help = signal(false);
    this.screensOpen = signal(false);
    this.minutes = signal(5);
    this.keysOff = signal(readKeysOff());
    this.onAir = computed(() => this.stepOf((this.docs.get("show") || {}).on_air));
    this.next = computed(() => this.stepOf((this.docs.get("show") || {}).next));
    setInterval(() => (this.now.value = connection.now()), TICK);
  }

  get audience() {
    return this.boot.audience;
  }

  may(verb) {
    return mayDo(this.audience, verb);
  }

  stepOf(id) {
    const show = this.docs.get("show");
    return (show && show.steps.find((step) => step.id === id)) || null;
  }

  /** Sends a command and tells how it ended; gives its ack, or nothing when it was refused. Without a connection only what blanks the screen is kept; a late GO helps nobody. */
  async do(verb, fields = {}) {
    const kept = verb === "screen.black";
    if (this.docs.status.value !== "online" && !kept) return this.tell({ kind: "error", text: t("No connection: this was not sent.") });
    if (kept && this.#hall) this.#hall.postMessage({ black: fields.on });
    const undone = this.undoSentence();
    const ack = await this.#connection.send(verb, fields);
    if (!ack.ok) return this.tell({ kind: "error", text: refusalOf(ack) });
    const about = verb === "undo" ? undone : (this.stepOf(ack.on_air) || {}).title;
    this.tell({ ...receiptOf(verb, fields, about), undo: verb });
    return ack;
  }

  /** What Undo would take back. */
  undoSentence() {
    const undo = this.docs.get("undo");
    return undo ? t(undo.text, undo.values) : "";
  }

  /** GO and back: never twice within a moment, never while the one before is still under way. */
  async step(verb, fields) {
    if (!this.#stepping.pass(performance.now())) return;
    try {
      if (await this.do(verb, fields)) this.selectedStep.value = null;
    } finally {
      this.#stepping.settled();
    }
  }

  /** The names of the actions whose keys are off; remembered in this browser. */
  switchKeys(off) {
    this.keysOff.value = off;
    writeKeysOff(off);
  }

  tell(receipt) {
    this.receipt.value = receipt;
  }
}

const TICK = 250;
