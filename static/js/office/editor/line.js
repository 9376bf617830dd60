/**
 * The one line that says whether everything is safe. No DOM here. `states` has an entry for each owner with a draft: {owner, conflict, fault,
 * message, unsaved, busy}; `lost` says that there is text whose step is gone or locked.
 */
export function lineOf({ status, states, asking, lost }) {
  const unsaved = states.some((state) => state.unsaved || state.conflict);
  if (status === "refused") return { kind: "refused" };
  if (status === "reconnecting") return { kind: unsaved || asking ? "offline_unsaved" : "offline" };
  const first = (name) => states.find((state) => state[name]);
  for (const kind of ["conflict", "fault", "message"]) if (first(kind)) return { kind, owner: first(kind).owner, text: first(kind).message };
  if (lost) return { kind: "lost" };
  if (asking || states.some((state) => state.unsaved || state.busy)) return { kind: "saving" };
  return { kind: status === "online" ? "saved" : "connecting" };
}
