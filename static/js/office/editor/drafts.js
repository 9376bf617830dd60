import { signal } from "../../../vendor/preact.js";
import { Sent, TAKEN } from "./sent.js";
import { get, put, same } from "./written.js";

const REMEMBERED = 5; // values that were sent for a field, beside the first one: no surprise when the server tells them

/**
 * What was typed and is not yet known to be saved: of each owner (a step's id, or "evening") the fields that differ, by path, and the whole as it
 * was (`whole`), for when it is gone. Kept at every keystroke. The tabs of one browser share them: a field that was typed in this tab stays as it
 * is here, the others follow the storage. What this tab has sent (`sent`) counts until the documents tell what came of it.
 */
export class Drafts {
  constructor(storage, key) {
    this.storage = storage;
    this.key = key;
    this.typed = new Set();
    this.full = false;
    this.all = signal(this.read() || {});
    this.sent = new Sent();
  }

  /** Path -> {value, known} of an owner. */
  of(owner) {
    return (this.all.value[owner] || {}).fields || {};
  }

  owners() {
    return Object.keys(this.all.value);
  }

  set(owner, path, value, whole) {
    this.typed.add(nameOf(owner, path));
    this.change(owner, path, (field) => ({ known: field ? field.known : [get(whole, path)], value }), whole);
  }

  /** Notes that the server may tell this value, because this tab sent it or the organiser saw it. */
  know(owner, path, value) {
    this.change(owner, path, (field) => field && { ...field, known: [field.known[0], ...[...field.known.slice(1), value].slice(-REMEMBERED)] });
  }

  /** It is under way to the server. */
  send(owner, path, value) {
    this.know(owner, path, value);
    this.sent.add(nameOf(owner, path), value);
  }

  /** What became of it: TAKEN, REFUSED or LOST. */
  answered(owner, path, outcome) {
    this.sent.answered(nameOf(owner, path), outcome);
  }

  drop(owner, paths = Object.keys(this.of(owner))) {
    for (const path of paths) {
      this.typed.delete(nameOf(owner, path));
      this.sent.forget(nameOf(owner, path));
    }
    const all = this.together();
    if (!all[owner]) return;
    const fields = Object.fromEntries(Object.entries(all[owner].fields).filter(([path]) => !paths.includes(path)));
    this.write(withOwner(all, owner, { ...all[owner], fields }));
  }

  /**
   * Lets go of what the server now has. `told`: the documents have come since the answer; then what was taken is no draft any more, whatever the
   * server made of it.
   */
  settle(owner, whole, told) {
    const over = Object.keys(this.of(owner)).filter((path) => this.isOver(owner, path, get(whole, path), told));
    if (over.length > 0) this.drop(owner, over);
  }

  isOver(owner, path, saved, told) {
    const { value } = this.of(owner)[path];
    const sent = this.sent.underWay(nameOf(owner, path), saved);
    if (sent && !(told && sent.outcome === TAKEN)) return false;
    this.sent.forget(nameOf(owner, path));
    return same(value, sent ? sent.value : saved);
  }

  /** saved, unsaved, or conflict: somebody else changed this field since. `saved` is what the documents tell of it. */
  stateOf(owner, path, saved) {
    const { value, known } = this.of(owner)[path];
    const sent = this.sent.underWay(nameOf(owner, path), saved);
    if (sent ? sent.outcome === TAKEN && same(value, sent.value) : same(value, saved)) return "saved";
    const underWay = sent && !sent.outcome; // no question of choosing: it will be there in a moment
    return underWay || known.some((each) => same(each, saved)) ? "unsaved" : "conflict";
  }

  /** The fields of an owner that are in this state. */
  inState(state, owner, whole) {
    return Object.fromEntries(Object.entries(this.of(owner)).filter(([path]) => this.stateOf(owner, path, get(whole, path)) === state));
  }

  /** Another tab has written. */
  hear() {
    this.all.value = this.together();
  }

  change(owner, path, make, whole) {
    const all = this.together();
    const { fields = {}, whole: before } = all[owner] || {};
    const field = make(fields[path]);
    if (field) this.write(withOwner(all, owner, { whole: whole || before, fields: { ...fields, [path]: field } }));
  }

  /** What is stored, but for the fields that were typed here; what another tab sent for one of these is no surprise here either. */
  together() {
    let all = this.read() || this.all.value;
    for (const [owner, { whole, fields }] of Object.entries(this.all.value)) {
      const stored = (all[owner] || {}).fields || {};
      const own = Object.entries(fields).filter(([path]) => this.typed.has(nameOf(owner, path)));
      const kept = own.map(([path, field]) => [path, { ...field, known: union(field.known, (stored[path] || {}).known) }]);
      if (kept.length > 0) all = withOwner(all, owner, { whole, fields: { ...stored, ...Object.fromEntries(kept) } });
    }
    return all;
  }

  read() {
    if (this.full) return null;
    try {
      return JSON.parse(this.storage.getItem(this.key) || "{}");
    } catch (error) {
      return null; // what this tab knows replaces it at the next keystroke
    }
  }

  write(all) {
    this.all.value = all;
    try {
      this.storage.setItem(this.key, JSON.stringify(all));
      this.full = false;
    } catch (error) {
      this.full = true; // then only as long as the page lives; the page says so
    }
  }
}

/** The whole with the fields as they were typed. */
export function merged(whole, fields) {
  return Object.entries(fields).reduce((all, [path, { value }]) => put(all, path, value), whole);
}

function nameOf(owner, path) {
  return `${owner} ${path}`;
}

function union(known, others = []) {
  return [...known, ...others.filter((other) => !known.some((value) => same(value, other)))];
}

function withOwner(all, owner, draft) {
  const { [owner]: gone, ...others } = all;
  return Object.keys(draft.fields).length > 0 ? { ...others, [owner]: draft } : others;
}
