import { t } from "../language.js";

/** The keys of the desk: which action each one starts. `print` stands on the button; what the list says of each is in `tools/key-list.js`. */
export const KEYS = [
  { action: "go", keys: [" ", "PageDown"], print: () => t("Space"), also: "PageDown" },
  { action: "back", keys: ["p", "PageUp"], print: () => "P", also: "PageUp" },
  { action: "black", keys: ["b", "."], print: () => "B", also: "." },
  { action: "panic", twice: "Escape", keys: [], print: () => t("Esc Esc") },
  { action: "goSelected", keys: ["Enter"], print: () => t("Enter") },
  { action: "freeze", keys: ["f"], print: () => "F" },
  { action: "join", keys: ["j"], print: () => "J" },
  { action: "reveal", keys: ["r"], print: () => "R" },
  { action: "openClose", keys: ["c"], print: () => "C" },
  { action: "nextView", keys: ["v"], print: () => "V" },
  { action: "play", keys: ["k"], print: () => "K" },
  { action: "showIdea", keys: ["a"], print: () => "A" },
  { action: "approveAll", keys: ["y"], print: () => "Y" },
  { action: "hideIdea", keys: ["h"], print: () => "H" },
  { action: "editIdea", keys: ["e"], print: () => "E" },
  { action: "mergeIdea", keys: ["m"], print: () => "M" },
  { action: "muteIdea", keys: ["s"], print: () => "S" },
  { action: "redactIdea", keys: ["x"], print: () => "X" },
  { action: "search", keys: ["/"], print: () => "/" },
  { action: "earlier", alt: "ArrowUp", keys: [], print: () => "Alt ↑" },
  { action: "later", alt: "ArrowDown", keys: [], print: () => "Alt ↓" },
  { action: "clock", keys: ["t"], print: () => "T" },
  { action: "nextPhase", keys: ["n"], print: () => "N" },
  { action: "writeDown", keys: ["w"], print: () => "W" },
  { action: "more", keys: ["+", "="], print: () => "+" },
  { action: "less", keys: ["-", "_"], print: () => "−" },
  { action: "quick", keys: ["q"], print: () => "Q" },
  { action: "roomy", keys: ["g"], print: () => "G" },
  { action: "undo", keys: ["z"], print: () => "Z" },
  { action: "help", keys: ["?"], print: () => "?" },
];

const BY_ALT = new Map(KEYS.filter((entry) => entry.alt).map((entry) => [entry.alt, entry.action]));
const TWICE = new Map(KEYS.filter((entry) => entry.twice).map((entry) => [entry.twice, entry.action]));
const BY_KEY = new Map(KEYS.flatMap((entry) => entry.keys.map((key) => [key, entry.action])));

/**
 * The action that a press of a key asks for, or null. `place` says where the focus is: see `placeOf`. Enter is always that of a button that has the focus, wherever
 * the focus came from; Space is GO again after every click.
 */
export function actionFor({ key, repeat, ctrlKey, metaKey, altKey, isComposing }, place) {
  if (repeat || ctrlKey || metaKey || isComposing || place === "typing" || place === "dialog") return null;
  if (altKey) return BY_ALT.get(key) || null;
  if ((place === "control" || place === "clicked") && key === "Enter") return null;
  if (place === "control" && key === " ") return null;
  if (place === "slider" && key.startsWith("Page")) return null;
  return BY_KEY.get(key.length === 1 ? key.toLowerCase() : key) || null;
}

/** Milliseconds between the two presses of a key that must be pressed twice, and within which digits make one number. */
export const TWICE_WITHIN = 600;
export const NUMBER_WITHIN = 1500;
const NEVER = { key: "", at: -Infinity };

/** What takes more than one press: a key twice (panic), and the digits of a number. `now` counts milliseconds. */
export class Presses {
  #last = NEVER;
  #number = "";
  #numberAt = -Infinity;

  /** The action of a key that was pressed twice now, or null. */
  twice({ key, repeat }, place, now) {
    if (repeat) return null;
    const counts = place !== "typing" && place !== "dialog"; // the press that closes a dialog is not the first of two
    const again = counts && key === this.#last.key && now - this.#last.at <= TWICE_WITHIN;
    this.#last = counts && !again ? { key, at: now } : NEVER;
    return (again && TWICE.get(key)) || null;
  }

  /** Enter right after a number: GO to that step, also where Enter would press the button that has the focus. Null for any other press. */
  settles({ key, repeat }, place, now) {
    return key === "Enter" && !repeat && (place === "control" || place === "clicked") && now - this.#numberAt <= NUMBER_WITHIN ? "goSelected" : null;
  }

  /** The number that digits make up to this one, or null when the key is none. After another key, or a while, a digit begins a new one. */
  number({ key, ctrlKey, metaKey, altKey, repeat }, place, now) {
    if (!/^[0-9]$/.test(key) || ctrlKey || metaKey || altKey || repeat || place === "typing" || place === "dialog" || place === "slider") {
      this.#numberAt = -Infinity;
      return null;
    }
    this.#number = now - this.#numberAt <= NUMBER_WITHIN ? this.#number + key : key;
    this.#numberAt = now;
    return Number(this.#number);
  }
}

export function printOf(action) {
  const entry = KEYS.find((candidate) => candidate.action === action);
  return entry ? entry.print() : "";
}
