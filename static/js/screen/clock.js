/** Seconds left on the clock at server time `now`, never below zero; null without a clock. */
export function secondsLeft(clock, now) {
  if (!clock) return null;
  const left = clock.running ? clock.ends_at - now : clock.left;
  return Math.max(0, Math.ceil(left - 0.001));
}

/** The part of its time, from 0 to 1, that is gone at server time `now`; null without a clock. */
export function partGone(clock, now) {
  if (!clock) return null;
  const left = clock.running ? clock.ends_at - now : clock.left;
  return Math.min(1, Math.max(0, 1 - left / clock.total));
}

/** The last part of the time asks for attention: a tenth of it, at least 15 and at most 60 seconds. */
export function isNearlyOver(clock, left) {
  return left <= Math.min(60, Math.max(15, clock.total / 10));
}
