/** The phases of a talk while they are written. No DOM here. */
const SHORTEST = 0.25;
const LONGEST = 120;
const USUAL_MINUTES = 5;
const REST_AT_LEAST = 1;

/** What a template brings in a step of so many minutes: a phase without a time of its own takes what the others leave (as in facilitator/meetup/talk.py). */
export function usualPhases(usual, minutes) {
  const isLength = typeof minutes === "number" && minutes >= SHORTEST && minutes <= LONGEST;
  const rest = isLength ? Math.max(Math.min(minutes, REST_AT_LEAST), minutes - minutesOfPhases(usual)) : USUAL_MINUTES;
  return usual.map((phase) => ({ title: phase.title, minutes: phase.minutes || rest }));
}

/** Minutes of all phases together; what is no number yet counts for nothing. */
export function minutesOfPhases(phases) {
  return phases.reduce((sum, { minutes }) => sum + (typeof minutes === "number" ? minutes : 0), 0);
}
