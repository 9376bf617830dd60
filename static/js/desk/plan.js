/**
 * How the evening stands against its plan. Times in seconds; `now` is the server's. `onAir` is how long the step on air has taken in all, `late` how much
 * later than planned the evening ends if the rest takes its own time (below zero: earlier), `end` when that is.
 */
export function planOf(show, now) {
  if (!show || !show.opened_at) return { elapsed: 0, onAir: 0, late: 0, end: null };
  const current = show.steps.find((step) => step.id === show.on_air);
  const onAir = current ? current.spent + (show.aired_at ? Math.max(0, now - show.aired_at) : 0) : 0;
  const left = current ? Math.max(0, seconds(current) - onAir) : 0;
  const end = now + left + sum(toCome(show));
  return { elapsed: Math.max(0, now - show.opened_at), onAir, late: end - show.ends_at, end };
}

/** The steps that GO still comes by: after the one on air, not passed by, and not done already. */
export function toCome(show) {
  const from = show.steps.findIndex((step) => step.id === show.on_air) + 1;
  return show.steps.slice(from).filter((step) => !step.skipped && !step.aired);
}

/** What may be left out when time is short, each with how late the evening is then. Nothing while it is on time. */
export function drops(show, now) {
  const { late } = planOf(show, now);
  if (late < WORTH_IT) return [];
  return toCome(show).filter((step) => step.droppable).map((step) => ({ step, late: late - seconds(step) }));
}

/** Seconds of being late from which it pays to leave something out. */
const WORTH_IT = 60;

/** Whole seconds left on a clock document, counted as the screen counts them; below zero when its time is over. */
export function clockLeft(clock, now) {
  return Math.ceil((clock.running ? clock.ends_at - now : clock.left) - 0.001);
}

function seconds(step) {
  return (step.minutes || 0) * 60;
}

function sum(steps) {
  return steps.reduce((all, step) => all + seconds(step), 0);
}
