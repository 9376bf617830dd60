/** Seconds that a clock document leaves at server time `now`; null without a clock. */
export function remaining(clock, now) {
    if (!clock) return null;
    return Math.max(0, clock.running && clock.ends_at !== null ? clock.ends_at - now : clock.left);
}
