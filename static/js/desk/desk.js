import { computed, effect, signal } from "../../vendor/preact.js";
import { t } from "../language.js";
import { Black } from "../parts/black.js";
import { playsWithPhones } from "../parts/clip-here.js";
import { useDocs } from "../parts/docs.js";
import { agreedWords } from "./agreed.js";
import { blackAfter } from "./black-after.js";
import { Gone } from "./gone.js";
import { HallClip } from "./hall-clip.js";
import { readKeysOff, writeKeysOff } from "./keys-off.js";
import { focusIn } from "./lending.js";
import { BLACK_BOUNCE, Once } from "./once.js";
import { OwnDeeds } from "./own-deeds.js";
import { receiptOf, refusalOf } from "./receipts.js";
import { mayDo } from "./rights.js";
import { changesOf } from "./made-steps.js";
import { Roomy } from "./roomy.js";
import { Unsent } from "./unsent.js";

/** What one desk (or operator, or remote) looks at and has selected, and the one way in which it asks for something. */
export class Desk {
  #connection;
  #stepping = new Once();
  #own = new OwnDeeds();
  #black = new Black();
  #blackening = new Once(BLACK_BOUNCE);
  #undoing = Promise.resolve();
  #hall;

  constructor(boot, connection) {
    this.#connection = connection;
    this.#hall = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(`facilitator/${boot.code}`);
    this.boot = boot;
    this.docs = useDocs(connection);
    this.now = signal(connection.now());
    this.black = signal(false);
    this.clip = new HallClip(this.#hall);
    this.tab = signal(this.audience === "desk" ? "poll" : "ideas");
    this.selectedStep = signal(null);
    this.selectedIdea = signal(null);
    this.ideasInView = [];
    this.editing = signal(null); // the number of an idea
    this.redacting = signal(null);
    this.merging = signal(null);
    this.approving = signal(null); // the numbers of all that are asked about
    this.textDeeds = null; // what keys do with the text of an answer in which the focus is: by action
    this.receipt = signal(null);
    this.unsent = new Unsent((verb, fields) => this.do(verb, fields));
    this.gone = new Gone();
    this.lost = signal(null);
    this.writing = signal(null);
    this.agreementsSeen = false; // whether the screen showed the agreements since this desk was opened
    this.agreedShown = signal(null); // which list of what was agreed this desk looks at; nothing: the one on the screen
    this.drafts = new Map(); // what is typed in a step: by its id, or by the kind of a new one
    this.help = signal(false);
    this.ending = signal(false);
    this.roomy = new Roomy();
    this.screensOpen = signal(false);
    this.quickOpen = signal(false);
    this.minutes = signal(5);
    this.keysOff = signal(readKeysOff());
    this.onAir = computed(() => this.stepOf((this.docs.get("show") || {}).on_air));
    this.next = computed(() => this.stepOf((this.docs.get("show") || {}).next));
    effect(() => this.#blackIs((black) => black.hear(Boolean((this.docs.get("screen") || {}).black))));
    effect(() => this.clip.hear(this.docs.get("fragment")));
    effect(() => void (this.agreementsSeen ||= ((this.docs.get("step") || {}).agreements || {}).view === "agreements"));
    effect(() => void (this.docs.status.value === "refused" && connection.refusal !== "full" && this.tell({ kind: "error", text: t("This page is shut out: the rehearsal is over, or this link is not valid any more. Open it anew from the office.") })));
    setInterval(() => this.#tick(), TICK);
  }

  get audience() {
    return this.boot.audience;
  }

  may(verb) {
    return mayDo(this.audience, verb);
  }

  #tick() {
    const crowd = this.docs.get("crowd");
    this.now.value = this.#connection.now();
    if (crowd && this.docs.status.value === "online") this.lost.value = sameAs(this.lost.value, this.gone.see(crowd.present, this.now.value));
  }

  /** Looks at the step with this number in the run of show; another number begins anew. */
  chooseNumber(number) {
    const step = ((this.docs.get("show") || {}).steps || [])[number - 1];
    this.selectedStep.value = step ? step.id : null;
  }

  /** To the field that searches the ideas. */
  search() {
    this.tab.value = "ideas";
    focusIn("ideas", "ideas-search");
  }

  /** To the field in which a condition or an agreement is written down. */
  writeDown() {
    this.tab.value = "agreements";
    focusIn("agreements", "agreed-first");
  }

  stepOf(id) {
    const show = this.docs.get("show");
    return (show && show.steps.find((step) => step.id === id)) || null;
  }

  /** Sends a command and tells how it ended; gives its ack, or nothing when it was refused. Without a connection only what blanks the screen is kept; a late GO helps nobody, so it is asked about later. */
  async do(verb, fields = {}) {
    const black = blackAfter(verb, fields);
    if (black !== null) this.#blackIs((here) => here.set(black));
    if (black !== null && this.#hall) this.#hall.postMessage({ black });
    if (this.docs.status.value !== "online" && black === null) return this.#notSent(verb, fields, t("No connection: this was not sent."));
    if (this.docs.status.value !== "online") this.tell({ kind: "error", text: t("No connection. A screen in this browser did it at once, the others do as soon as it is back.") });
    const undone = this.undoSentence(fields.line);
    const ack = await this.#own.follow(this.#connection.send(verb, fields));
    if (ack.code === "not_sent") return this.#notSent(verb, fields, ack.message);
    if (!ack.ok) return this.tell({ kind: "error", text: refusalOf(ack) });
    const about = verb === "undo" ? undone : (this.stepOf(ack.on_air) || {}).title || agreedWords(this.docs, fields) || (this.docs.get(`idea/${fields.idea}`) || {}).text;
    this.tell({ ...receiptOf(verb, fields, about, ack), undo: verb, seq: ack.seq });
    return ack;
  }

  /** Saves a step that was written in the dialog; gives the ack, which the dialog shows when it is a refusal. */
  async write({ step, edit, before }, after) {
    if (this.docs.status.value !== "online") return { ok: false, message: t("No connection: this was not sent.") };
    const [verb, fields] = edit ? ["show.edit", { step: edit, changes: changesOf(step, after) }] : ["show.add", { step: after, ...(before ? { before } : {}) }];
    const ack = await this.#own.follow(this.#connection.send(verb, fields));
    if (ack.ok) this.tell({ ...receiptOf(verb, fields), undo: verb, seq: ack.seq });
    if (ack.ok && ack.step) this.selectedStep.value = ack.step;
    return ack;
  }

  /** What was asked without a connection waits to be asked about: later it may be wrong. */
  #notSent(verb, fields, text) {
    this.unsent.add(verb, fields, this.now.value);
    return this.tell({ kind: "error", text });
  }

  /** What Undo would take back: the deed of this line of the log, or the last one. */
  undoSentence(line) {
    const last = this.docs.get("undo");
    const entries = (this.docs.get("log") || { entries: [] }).entries;
    const undo = line === undefined || (last && last.line === line) ? last : entries.find(({ seq }) => seq === line);
    return undo ? t(undo.text, undo.values) : "";
  }

  /** Takes back the last deed as it is told now, or what this desk asked itself and is not told of yet: another desk's that comes between is not meant. */
  undo() {
    const next = () => this.#undo();
    this.#undoing = this.#undoing.then(next, next); // also after one that failed
    return this.#undoing;
  }

  async #undo() {
    const offline = this.docs.status.value !== "online";
    const own = offline ? 0 : await this.#own.told(() => this.#lines());
    if (own === null) return this.tell({ kind: "error", text: t("The server has not answered yet. Nothing was taken back; try again.") });
    const last = this.docs.get("undo");
    const mine = own && this.#lines().filter(({ seq, undo }) => undo && seq <= own).pop();
    const line = mine ? mine.seq : last && last.line;
    return line && this.do("undo", { line });
  }

  #lines() {
    return (this.docs.get("log") || { entries: [] }).entries;
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

  /** Black, or no more; a second press takes back the first also while the server does not answer. */
  toggleBlack() {
    if (!this.#blackening.pass(performance.now())) return undefined;
    this.#blackening.settled();
    return this.do("screen.black", { on: !this.black.value });
  }

  toggleClip() {
    if (this.#clipWaits()) return this.do((this.clip.fragment.value || {}).playing ? "fragment.pause" : "fragment.play");
    return this.#moveClip(this.clip.toggle(this.#connection.now()));
  }

  seekClip(position) {
    if (this.#clipWaits()) return this.do("fragment.seek", { position });
    return this.#moveClip(this.clip.seek(position, this.#connection.now()));
  }

  /** It begins on phones too, when the server says so, and not before on a screen. */
  #clipWaits() {
    return this.docs.status.value === "online" && playsWithPhones(this.docs.get("step"));
  }

  /** Without a connection a screen in this browser still does it; where there is none, nothing was done. */
  async #moveClip(asked) {
    if (!asked) return undefined;
    if (this.docs.status.value === "online") return (await this.do(asked.verb, asked.fields)) || this.clip.drop();
    if (await asked.followed) return this.tell({ kind: "error", text: t("No connection. A screen in this browser did it, and tells the others when it is back.") });
    this.clip.drop();
    return this.#notSent(asked.verb, asked.fields, t("No connection: this was not sent."));
  }

  #blackIs(change) {
    change(this.#black);
    this.black.value = this.#black.on;
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

/** The old value when the new one says the same, so that nothing is drawn again. */
function sameAs(before, after) {
  return JSON.stringify(before) === JSON.stringify(after) ? before : after;
}

