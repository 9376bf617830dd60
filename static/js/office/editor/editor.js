import { computed, effect, signal } from "../../../vendor/preact.js";
import { t } from "../../language.js";
import { useDocs } from "../../parts/docs.js";
import { Bank } from "./bank.js";
import { Drafts, merged } from "./drafts.js";
import { FirstWords } from "./first-words.js";
import { lineOf } from "./line.js";
import { foresee } from "./places.js";
import { Previews } from "./previews.js";
import { Saver } from "./saver.js";
import { Shelf } from "./shelf.js";
import { writtenEvening, writtenStep } from "./written.js";

export const EVENING = "evening";
const SETTLES_MS = 1000; // after its ack the documents tell it; until then what was asked is still foreseen

/** One organiser at one run of show: what is chosen, what is typed, and the one way in which something is asked of the server. */
export class Editor {
  #connection;
  #carriedOut = signal([]);
  #waiting = [];

  constructor(boot, connection, storage) {
    this.#connection = connection;
    this.boot = boot;
    this.docs = useDocs(connection);
    this.drafts = new Drafts(storage, `facilitator/office/${boot.id}/drafts`);
    this.saver = new Saver({ drafts: this.drafts, saved: (owner) => this.saved(owner), send: (...what) => this.#save(...what), online: () => connection.status === "online" });
    this.shelf = new Shelf((text) => this.tell({ kind: "error", text }));
    this.bank = new Bank((text) => this.tell({ kind: "error", text }));
    this.firstWords = new FirstWords(storage, `facilitator/office/${boot.id}/first-words`);
    this.chosen = signal(EVENING);
    this.receipt = signal(null);
    this.asked = signal(connection.delivery.outbox.waiting());
    this.show = computed(() => this.docs.get("show") || { steps: [] });
    this.meetup = computed(() => this.docs.get("meetup") || {});
    this.steps = computed(() => foresee(this.show.value.steps, [...this.#carriedOut.value, ...this.asked.value]));
    this.lost = computed(() => this.#lost());
    this.line = computed(() => this.#line());
    this.previews = new Previews(boot.id);
    this.#follow(connection);
  }

  /** The step with this id, as it is and will be; null for the evening, and when it is gone. */
  step(id) {
    return this.steps.value.find((step) => step.id === id) || null;
  }

  /** What the server has of an owner, as a programme file says it; null when it can't be changed. */
  saved(owner) {
    if (this.closed) return null;
    if (owner === EVENING) return writtenEvening(this.meetup.value);
    const step = this.show.value.steps.find((each) => each.id === owner);
    return step && !step.aired ? writtenStep(step) : null;
  }

  /** A step or the evening with what is typed in it. */
  written(owner) {
    const step = this.step(owner);
    const whole = owner === EVENING ? writtenEvening(this.meetup.value) : step && writtenStep(step);
    return whole && (step && step.aired ? whole : merged(whole, this.drafts.of(owner)));
  }

  /** What new steps begin with, in the language of the meetup. */
  get samples() {
    return this.boot.samples[this.meetup.value.language];
  }

  get closed() {
    return ["closed", "sealed"].includes(this.meetup.value.state);
  }

  choose(owner) {
    if (this.chosen.value !== owner) this.#leave();
    this.chosen.value = owner;
    history.replaceState(null, "", location.pathname + (owner === EVENING ? "" : `#${owner}`));
  }

  /** Sends a command; tells when it was refused. Gives the ack. */
  async ask(verb, fields) {
    const ack = await this.#connection.send(verb, fields);
    if (!ack.ok) this.tell({ kind: "error", text: [ack.message, ...(ack.errors || []).map(({ message }) => message)].filter(Boolean).join(" ") });
    return ack;
  }

  /** Ends when the documents come that tell what was just done. */
  news() {
    return new Promise((done) => {
      this.#waiting.push(done);
      setTimeout(done, SETTLES_MS);
    });
  }

  tell(receipt) {
    this.receipt.value = receipt;
  }

  /** What went wrong with the step that is left is no news at the next one. */
  #leave() {
    this.saver.save(this.chosen.value);
    if ((this.receipt.value || {}).kind === "error") this.tell(null);
  }

  #save(owner, changes) {
    return owner === EVENING ? this.#connection.send("meetup.edit", { changes }) : this.#connection.send("show.edit", { step: owner, changes });
  }

  #follow(connection) {
    connection.on("outbox", () => (this.asked.value = connection.delivery.outbox.waiting()));
    connection.on("ack", (command, ack) => ack.ok && this.#foreseen(command));
    connection.on("docs", () => this.#told());
    connection.on("status", (status) => (status === "online" ? this.saver.all() : this.#letGo(connection)));
    addEventListener("storage", ({ key }) => key === this.drafts.key && this.drafts.hear());
    addEventListener("pagehide", () => this.saver.save(this.chosen.value));
    effect(() => this.#preview());
    this.#told();
    this.saver.all();
  }

  #foreseen(command) {
    if (command.verb === "show.add") return;
    this.#carriedOut.value = [...this.#carriedOut.value, command];
    setTimeout(() => (this.#carriedOut.value = this.#carriedOut.value.filter((each) => each !== command)), SETTLES_MS);
  }

  /** A draft that was under way when the connection went is looked at again against what the server then has. */
  #letGo(connection) {
    const lost = connection.delivery.outbox.passing.waiting();
    lost.forEach((command) => connection.delivery.settle(command, { ok: false, id: command.id, code: "not_sent", message: t("There was no connection. Nothing was changed; try again.") }));
  }

  /** The documents came: what they say is saved is no draft any more. */
  #told() {
    this.#carriedOut.value = [];
    for (const owner of this.drafts.owners()) this.saver.settle(owner, true);
    this.#waiting.splice(0).forEach((done) => done());
  }

  /** Drawn again also when a file comes onto the shelf. */
  #preview() {
    const owner = this.chosen.value;
    const written = this.written(owner);
    const steps = this.steps.value;
    const place = { number: steps.findIndex(({ id }) => id === owner) + 1, of: steps.length };
    if (written && this.shelf.files.value) this.previews.show({ owner, ...place, written, saved: this.saved(owner) || written });
  }

  /** What was typed in steps that were removed, or went on air, before it was saved. */
  #lost() {
    const leaving = this.asked.value.map(({ step }) => step);
    return this.drafts.owners().filter((owner) => owner !== EVENING && !this.closed && !this.saved(owner) && !leaving.includes(owner));
  }

  #line() {
    const states = this.drafts.owners().map((owner) => this.#stateOf(owner)).filter(Boolean);
    return lineOf({ status: this.docs.status.value, states, asking: this.asked.value.length > 0, lost: this.lost.value.length > 0 });
  }

  #stateOf(owner) {
    const whole = this.saved(owner);
    if (!whole) return null;
    const { message = "", faults = [] } = this.saver.refused.value[owner] || {};
    const has = (state) => Object.keys(this.drafts.inState(state, owner, whole)).length > 0;
    return { owner, conflict: has("conflict"), fault: faults.length > 0, message, unsaved: has("unsaved"), busy: this.saver.busy.value.has(owner) };
  }
}
