import { standsOut } from "../desk/inbox.js";

/** The ideas as the desk lists them. No DOM here; `counts` is that of the support document. */
export const SORTS = ["waiting", "newest", "theme", "support"];

export function sorted(ideas, sort, themes = [], counts = {}) {
  const order = { waiting: waitingFirst, newest, theme: byTheme(themes), support: bySupport(counts) }[sort];
  const all = [...ideas].sort(order);
  return [...all.filter((idea) => idea.status !== "redacted"), ...all.filter((idea) => idea.status === "redacted")];
}

export function ofStep(ideas, step) {
  return ideas.filter((idea) => idea.step === step && idea.status !== "withdrawn");
}

/** The ideas whose words, theme or table have all these letters in them, whatever their case and accents. */
export function matching(ideas, sought) {
  const wanted = plain(sought);
  return wanted ? ideas.filter((idea) => lettersOf(idea).includes(wanted)) : ideas;
}

/** Found once for each idea: they are looked through with every letter that somebody types. */
function lettersOf(idea) {
  if (!letters.has(idea)) letters.set(idea, plain(`${idea.theme || ""} ${idea.table || ""} ${idea.text}`));
  return letters.get(idea);
}

const letters = new WeakMap();

function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}

/** Keeps a list still while somebody points at it: what is new waits until the list is let go, or is about something else. */
export class StillList {
  #order = [];
  #about = null;

  arrange(ids, held, about = null) {
    if (!held || about !== this.#about || this.#order.length === 0) this.#order = ids;
    this.#about = about;
    const there = new Set(ids);
    const order = this.#order.filter((id) => there.has(id));
    return { order, fresh: ids.length - order.length };
  }
}

// What stands out is to be read first. The others that wait stand in the order in which they came, so that a new one never moves the one under the pointer.
function waitingFirst(a, b) {
  return placeOf(a) - placeOf(b) || (a.status === "waiting" ? a.id - b.id : newest(a, b));
}

function placeOf(idea) {
  if (standsOut(idea)) return 0;
  return idea.status === "waiting" ? 1 : 2;
}

function newest(a, b) {
  return b.id - a.id;
}

function byTheme(themes) {
  const place = (idea) => (themes.includes(idea.theme) ? themes.indexOf(idea.theme) : themes.length);
  return (a, b) => place(a) - place(b) || newest(a, b);
}

function bySupport(counts) {
  const agrees = (idea) => (counts[idea.id] || {}).agree || 0;
  return (a, b) => agrees(b) - agrees(a) || newest(a, b);
}
