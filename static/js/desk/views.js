import { tells, VIEWS } from "../parts/splits.js";

/** The results of everybody together. */
export const WHOLE = "all";

/** What the room can be shown of a round whose answers were split: all, and each split that tells anything. */
export function viewsOf(round) {
  return [WHOLE, ...VIEWS.filter((view) => round.split[view] && tells(round, view))];
}

/** The view after the one that the room sees, and after the last the first; null while there is no other. */
export function viewAfter(round) {
  if (!round || !round.split) return null;
  const views = viewsOf(round);
  return views.length > 1 ? views[(views.indexOf(round.view) + 1) % views.length] : null;
}
