/** Whole seconds that a clock document leaves at server time `now`, counted as the screen counts them; null without a clock. */
export function remaining(clock, now) {
    if (!clock) return null;
    const left = clock.running && clock.ends_at !== null ? clock.ends_at - now : clock.left;
    return Math.max(0, Math.ceil(left - 0.001));
}
