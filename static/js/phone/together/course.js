import { LAST_FRAME, placeAt } from "../../screen/playback.js";

/**
 * How a phone's own copy stays in time with the room's. All times in seconds. A copy that is far off goes to a place that the room has yet to reach, and waits
 * there for the room: how long a phone takes to find a place does not matter then. One that is a little off plays a little faster or slower. No DOM here.
 */

/** Two places this near are the same frame. */
const SAME = 0.002;
/** Less than this is not corrected; what is corrected is until it is this little. */
const IN_STEP = 0.025;
const CAUGHT_UP = 0.008;
/** Up to here by playing faster or slower, which is not heard; beyond, by going there. Who has just begun, or was at its place too late to begin, goes there sooner: it is less seen then. */
const CATCHES_UP = 0.6;
const CATCHES_UP_FIRST = 0.12;
const FASTER = 1.05;
const SLOWER = 0.95;
/** How far ahead of the room it goes: what finding a place took so far, and some more. */
const AHEAD = 0.35;
/** A copy that is not late by more than this plays to its end when the room is at the end already. */
const MAY_FINISH = 0.5;

/**
 * What the copy must do now: `meet` {position, at} to stand at a place until that moment and go on then; `stand` at a place; or `rate` to play with.
 * `video` is {time, paused, rate, meeting, finding, settling}: `meeting` the place it was sent to and waits at, `finding` how long it takes to find one, `settling`
 * whether it has just begun, or should have.
 */
export function courseOf(fragment, now, video) {
    const last = fragment.out - LAST_FRAME;
    const { position, moving } = placeAt(fragment, now);
    if (fragment.playing && now < fragment.at) return { meet: { position: Math.min(fragment.position, last), at: fragment.at } };
    if (!moving) return finishes(fragment, position, video, last) ? { rate: 1 } : { stand: Math.min(position, last) };
    if (video.meeting && now < video.meeting.at) return { meet: video.meeting };
    const late = position - video.time;
    if (video.time >= last - SAME && late < CATCHES_UP) return { stand: last };
    if (Math.abs(late) > (video.settling ? CATCHES_UP_FIRST : CATCHES_UP) || (video.paused && !video.meeting && Math.abs(late) > IN_STEP)) return comeAhead(position, now, video, last);
    return { rate: rateFor(late, video.rate) };
}

function comeAhead(position, now, { finding }, last) {
    const ahead = AHEAD + finding * 1.5;
    return position + ahead >= last ? { stand: last } : { meet: { position: position + ahead, at: now + ahead } };
}

function rateFor(late, rate) {
    const enough = rate === 1 ? IN_STEP : CAUGHT_UP;
    if (Math.abs(late) <= enough) return 1;
    return late > 0 ? FASTER : SLOWER;
}

function finishes(fragment, position, { time, paused }, last) {
    return position >= fragment.out - SAME && !paused && time < last && last - time < MAY_FINISH;
}

export function isSamePlace(one, other) {
    return Math.abs(one - other) < SAME;
}

/** What was measured, made a little like the newest. */
export function smoothed(before, measured) {
    return before === null ? measured : before * 0.6 + measured * 0.4;
}
