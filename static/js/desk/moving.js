/**
 * Where a step of the run of show may go: the fields of `show.move` for one place `earlier` and one `later`, absent where it can't.
 * The step on air and what was on air before stay where they are. No DOM here.
 */
export function movesOf(show, step) {
  if (!show || !step || !isToCome(show, step)) return {};
  const at = show.steps.findIndex((each) => each.id === step.id);
  const [before, after, further] = [show.steps[at - 1], show.steps[at + 1], show.steps[at + 2]];
  return {
    earlier: before && isToCome(show, before) ? { step: step.id, before: before.id } : undefined,
    later: after ? { step: step.id, ...(further ? { before: further.id } : {}) } : undefined,
  };
}

/** The fields of `show.move` for a step that was dropped before another (null: at the end); undefined when that is where it was. */
export function dropOf(show, id, before) {
  const after = show.steps[show.steps.findIndex((each) => each.id === id) + 1];
  if ((after ? after.id : null) === before) return undefined;
  return { step: id, ...(before ? { before } : {}) };
}

/** Whether this desk may change the run of show, and it is still of use. */
export function mayArrange(desk) {
  return desk.may("show.move") && ["preparing", "open"].includes((desk.docs.get("meetup") || {}).state);
}

/** Whether a step may still be written, moved and removed. */
export function isToCome(show, step) {
  return !step.aired && step.id !== show.on_air;
}
