/** The keys that somebody switched off on this laptop. A browser that keeps nothing simply has them all on again. */
const NAME = "facilitator.desk.keys-off";

export function readKeysOff(storage = globalThis.localStorage) {
  try {
    const kept = JSON.parse(storage.getItem(NAME));
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}

export function writeKeysOff(off, storage = globalThis.localStorage) {
  try {
    storage.setItem(NAME, JSON.stringify(off));
  } catch {
    // A full or forbidden storage: the choice then lasts as long as the page.
  }
}
