import { t } from "../language.js";

/** The keys of the desk: which action each one starts, and its name in the list. `print` stands on the button. */
export const KEYS = [
  { action: "go", keys: [" ", "PageDown"], print: () => t("Space"), also: "PageDown", text: () => t("GO: the next step") },
  { action: "back", keys: ["p", "PageUp"], print: () => "P", also: "PageUp", text: () => t("Back to the step before") },
  { action: "black", keys: ["b", "."], print: () => "B", also: ".", text: () => t("Screen black, and back") },
  { action: "freeze", keys: ["f"], print: () => "F", text: () => t("Freeze the picture, and let it go") },
  { action: "join", keys: ["j"], print: () => "J", text: () => t("Join screen with the QR code") },
  { action: "reveal", keys: ["r"], print: () => "R", text: () => t("Show or hide the results") },
  { action: "openClose", keys: ["c"], print: () => "C", text: () => t("Open or close the vote or the ideas") },
  { action: "play", keys: ["k"], print: () => "K", text: () => t("Play or pause the fragment") },
  { action: "showIdea", keys: ["a"], print: () => "A", text: () => t("Show the selected idea") },
  { action: "hideIdea", keys: ["h"], print: () => "H", text: () => t("Hide the selected idea") },
  { action: "clock", keys: ["t"], print: () => "T", text: () => t("Start or pause the clock") },
  { action: "nextPhase", keys: ["n"], print: () => "N", text: () => t("Next phase of the talk") },
  { action: "more", keys: ["+", "="], print: () => "+", text: () => t("One minute more") },
  { action: "less", keys: ["-", "_"], print: () => "−", text: () => t("One minute less") },
  { action: "undo", keys: ["z"], print: () => "Z", text: () => t("Undo") },
  { action: "help", keys: ["?"], print: () => "?", text: () => t("This list") },
];

const BY_KEY = new Map(KEYS.flatMap((entry) => entry.keys.map((key) => [key, entry.action])));

/** The action that a press of a key asks for, or null. `place` says where the focus is: see `placeOf`. */
export function actionFor({ key, repeat, ctrlKey, metaKey, altKey, isComposing }, place) {
  if (repeat || ctrlKey || metaKey || altKey || isComposing) return null;
  if (place === "typing" || place === "dialog") return null;
  if (place === "control" && (key === " " || key === "Enter")) return null;
  if (place === "slider" && key.startsWith("Page")) return null;
  return BY_KEY.get(key.length === 1 ? key.toLowerCase() : key) || null;
}

export function printOf(action) {
  const entry = KEYS.find((candidate) => candidate.action === action);
  return entry ? entry.print() : "";
}
