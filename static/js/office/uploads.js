import { signal } from "../../vendor/preact.js";
import { t } from "../language.js";
import { freeName } from "./editor/shelf.js";
import { dropUpload, mediaName, upload } from "./upload.js";

export const ASKING = "asking";
export const WAITING = "waiting";
export const SENDING = "sending";
export const KEPT = "kept";
export const FAILED = "failed";
export const STOPPED = "stopped";

/**
 * The files that were chosen, sent one after the other. A file stays here, chosen, until it is on the shelf or taken away.
 * `shelf` gives the files that are there; `settled` is called when one came there and nothing waits any more.
 */
export class Uploads {
  constructor({ megabytes, endings, shelf, settled, say, send = upload, drop = dropUpload }) {
    Object.assign(this, { megabytes, endings, shelf, settled, say, send, drop });
    this.items = signal([]);
    this.number = 0;
  }

  /** Each under a name made of its own; the first under `name` when one is given. */
  async add(files, name) {
    const taken = new Set((await this.shelf()).map((kept) => kept.name));
    for (const item of this.items.value) taken.add(item.name);
    [...files].forEach((file, place) => {
      const item = { id: (this.number += 1), file, name: (place === 0 && name) || mediaName(file.name), share: 0 };
      this.items.value = [...this.items.value, { ...item, ...this.judge(item, taken) }];
      taken.add(item.name);
    });
    return this.turn();
  }

  judge({ file, name }, taken) {
    if (!this.endings.includes(name.split(".").pop().toLowerCase())) {
      return { state: FAILED, hopeless: true, why: t("This is no video (MP4, WebM) and no captions (VTT, SRT).") };
    }
    if (file.size > this.megabytes * 1e6) {
      return { state: FAILED, hopeless: true, why: t("This file is too large: at most {megabytes} MB.", { megabytes: this.megabytes }) };
    }
    return { state: taken.has(name) ? ASKING : WAITING };
  }

  replace(item) {
    this.change(item, { state: WAITING });
    return this.turn();
  }

  async keepBoth(item) {
    this.change(item, { state: WAITING, name: freeName(item.name, [...(await this.shelf()), ...this.items.value]) });
    return this.turn();
  }

  again(item) {
    this.change(item, { state: WAITING });
    return this.turn();
  }

  /** What the server has of one that did not come whole goes too. */
  takeAway(item) {
    if (item.upload && item.state !== KEPT) this.drop(item.upload);
    this.items.value = this.items.value.filter(({ id }) => id !== item.id);
  }

  stop() {
    this.stopping.abort();
  }

  get busy() {
    return this.items.value.some(({ state }) => state === SENDING || state === WAITING);
  }

  /** Sends the next one that waits, when none is being sent. */
  async turn() {
    const next = this.items.value.find(({ state }) => state === WAITING);
    if (!next || this.items.value.some(({ state }) => state === SENDING)) return;
    await this.sendOne(next);
    if (!this.busy && this.items.value.some(({ state }) => state === KEPT)) this.settled();
    await this.turn();
  }

  async sendOne(item) {
    this.stopping = new AbortController();
    this.change(item, { state: SENDING });
    const heard = (name) => (value) => this.change(item, { [name]: value });
    try {
      await this.send(item.file, { name: item.name, signal: this.stopping.signal, onProgress: heard("share"), onWaiting: heard("offline"), onBegun: heard("upload") });
      this.change(item, { state: KEPT, share: 1 });
      this.say(t("Uploaded: {name}", { name: item.name }));
    } catch (error) {
      this.change(item, { state: error.name === "AbortError" ? STOPPED : FAILED, why: error.message, offline: false });
      this.say(`${item.name}: ${error.message}`);
    }
  }

  change(item, changes) {
    this.items.value = this.items.value.map((each) => (each.id === item.id ? { ...each, ...changes } : each));
  }
}
