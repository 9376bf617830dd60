/** Where steps stand, and will stand. No DOM here; `before` is as in docs/protocol.md: the id of a step, or null for the end. */

/** Before which step this one comes when it goes `by` places; undefined when it can't. */
export function beforeWhen(steps, id, by) {
  const at = steps.findIndex((step) => step.id === id);
  const others = steps.filter((step) => step.id !== id);
  const to = at + by;
  if (at < 0 || to < 0 || to > others.length) return undefined;
  return to < others.length ? others[to].id : null;
}

/** The step that follows this one, or null. */
export function after(steps, id) {
  const next = steps[steps.findIndex((step) => step.id === id) + 1];
  return next ? next.id : null;
}

/** Which step to look at when this one is gone. */
export function neighbour(steps, id) {
  const at = steps.findIndex((step) => step.id === id);
  const other = steps[at + 1] || steps[at - 1];
  return other ? other.id : null;
}

/** The steps as they will be once these commands, which nobody acknowledged yet, are carried out. */
export function foresee(steps, commands) {
  return commands.reduce((now, command) => (FORESEEN[command.verb] ? FORESEEN[command.verb](now, command) : now), steps);
}

const FORESEEN = {
  "show.move": (steps, { step: id, before }) => {
    const step = steps.find((each) => each.id === id);
    return step && before !== id ? inserted(steps.filter((each) => each.id !== id), step, before) : steps;
  },
  "show.skip": (steps, { step: id, on }) => steps.map((step) => (step.id === id ? { ...step, skipped: on } : step)),
  "show.remove": (steps, { step: id }) => steps.filter((step) => step.id !== id),
  "show.add": (steps, { id, step, before }) => inserted(steps, { ...step, id, own: {}, faults: [], coming: true }, before),
};

function inserted(steps, step, before) {
  const at = before ? steps.findIndex((each) => each.id === before) : -1;
  return at < 0 ? [...steps, step] : [...steps.slice(0, at), step, ...steps.slice(at)];
}
