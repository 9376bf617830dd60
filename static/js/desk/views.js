import { tells, VIEWS } from "../parts/splits.js";

/** The results of everybody together. */
export const WHOLE = "all";

/** What the room can be shown of a round whose answers were split: all, and each split that tells anything. */
export function viewsOf(round) {
  return [WHOLE, ...VIEWS.filter((view) => round.split[view] && tells(round, view))];
}

/** What the room can be shown of the ideas on air: the wall, and what there is beside it. */
export function ideaViews(desk) {
  const { id, support, open } = desk.docs.get("step");
  const told = (key) => (desk.docs.get(key) || {}).step === id;
  const ranked = [support !== "none" && !open && "top", ...(told("ground") ? ["common_ground", "divided"] : [])];
  return ["wall", "groups", told("dots") && "dots", ...ranked].filter(Boolean);
}

/** The view after the one that the room sees, and after the last the first; null while there is no other. */
export function viewAfter(round) {
  if (!round || !round.split) return null;
  const views = viewsOf(round);
  return views.length > 1 ? after(views, round.view) : null;
}

export function ideaViewAfter(desk) {
  return after(ideaViews(desk), desk.docs.get("step").view);
}

function after(views, view) {
  return views[(views.indexOf(view) + 1) % views.length];
}
