import { placeAt, startsIn } from "../../screen/playback.js";

/** How far each state is on the way of a clip; what is told of it to the server never goes back. */
const ORDER = ["armed", "loading", "ready", "playing", "ended"];

/** Whether something of the clip was played already: from then on nothing of it is a secret. */
export function hasBegun(fragment, now) {
    return Boolean(fragment) && (fragment.position > fragment.in || placeAt(fragment, now).moving);
}

/** What the card shows. `here`: {armed, asks, isNear, stuck}: sound may be made, data is to be spared, the clip is near, the picture does not keep up. */
export function stateOf(fragment, now, { armed, asks, isNear, stuck }) {
    if (!armed) return "off";
    if (stuck) return "cannot";
    if (fragment && startsIn(fragment, now) > 0) return "soon";
    if (fragment && fragment.playing) return placeAt(fragment, now).moving ? "plays" : "over";
    if (fragment && fragment.position >= fragment.out) return "over";
    if (fragment && fragment.position > fragment.in) return "still";
    if (isNear) return "ready";
    return asks ? "asks" : "loading";
}

/** What the server is told: the most that was reached of this clip; null before the sound was turned on. */
export function reached(before, state, { played, ended }) {
    if (state === "off") return before;
    if (state === "cannot") return "cannot";
    const now = ended ? "ended" : played ? "playing" : { asks: "armed", loading: "loading" }[state] || "ready";
    return before && before !== "cannot" && ORDER.indexOf(before) > ORDER.indexOf(now) ? before : now;
}
