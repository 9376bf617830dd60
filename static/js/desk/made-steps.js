/** The step of a `show` document as a programme file says it. */
export function written({ kind, title, minutes, script, droppable, own }) {
  return { kind, title, minutes, script, droppable, ...own };
}

/** The parts of `after` that differ: what `show.edit` is asked. */
export function changesOf(before, after) {
  return Object.fromEntries(Object.entries(after).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name])));
}
