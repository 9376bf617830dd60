/** What waits among the ideas. No DOM here. */
export function waiting(ideas) {
  return ideas.filter((idea) => idea.status === "waiting").length;
}

/** Whether the list of words found something in it that nobody has looked at yet. */
export function standsOut({ status, flags }) {
  return status === "waiting" && Boolean(flags);
}

const MOST = 1000; // that the server approves at once

/** The numbers of those that wait and in which nothing stands out. */
export function plainOnes(ideas) {
  return ideas.filter((idea) => idea.status === "waiting" && !idea.flags).slice(0, MOST).map(({ id }) => id);
}

/** The idea to select after `id` was dealt with: the next that waits, below it first, else above it. */
export function nextWaiting(ideas, id) {
  const at = ideas.findIndex((idea) => idea.id === id);
  const others = [...ideas.slice(at + 1), ...ideas.slice(0, Math.max(0, at))];
  const next = others.find((idea) => idea.status === "waiting");
  return next ? next.id : id;
}
