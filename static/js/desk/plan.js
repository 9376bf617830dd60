/** How the evening stands against its plan. Times in seconds; `now` is the server's. */
export function planOf(show, now) {
  if (!show || !show.opened_at) return { elapsed: 0, onAir: 0, late: 0 };
  const current = show.steps.find((step) => step.id === show.on_air);
  const elapsed = Math.max(0, now - show.opened_at);
  const onAir = show.aired_at ? Math.max(0, now - show.aired_at) : 0;
  const done = minutes(show.steps.filter((step) => step.done && step !== current)) * 60;
  const planned = minutes(current ? [current] : []) * 60;
  return { elapsed, onAir, late: elapsed - done - Math.min(onAir, planned) };
}

/** Whole seconds left on a clock document, counted as the screen counts them; below zero when its time is over. */
export function clockLeft(clock, now) {
  return Math.ceil((clock.running ? clock.ends_at - now : clock.left) - 0.001);
}

function minutes(steps) {
  return steps.reduce((sum, step) => sum + (step.minutes || 0), 0);
}
