import { writtenEvening, writtenStep } from "./written.js";

const EVENING = "evening";

/** Whose text was left unsaved: a step's id, or "evening". `docs` is what the server has; drafts that are there already are let go of. No DOM here. */
export function leftUnsaved(drafts, { meetup, show }) {
  for (const owner of drafts.owners()) {
    const step = show.steps.find(({ id }) => id === owner);
    const whole = owner === EVENING ? writtenEvening(meetup) : step && writtenStep(step);
    if (whole) drafts.settle(owner, whole, true);
  }
  return drafts.owners();
}
