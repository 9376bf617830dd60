import { t } from "../../language.js";
import { placeAt, startsIn } from "../../screen/playback.js";
import { el, setText, show } from "../dom.js";
import { icon } from "../icons.js";
import { momentButton } from "./moment-button.js";
import { hasBegun, stateOf } from "./state.js";
import { transcript } from "./transcript.js";

const ON_AIR = ["soon", "plays", "still", "over"];

/** What a phone shows of a clip that it plays itself: a button for the sound, how far it is, the clip, and what one can do with it. `copy` is the clip (copy.js). */
export function togetherCard(phone, copy) {
    const sign = el("span", { class: "state-icon" });
    const title = el("p", { class: "state-title" });
    const text = el("p", { class: "soft" });
    const bar = el("progress", { class: "bar", max: "100", "aria-label": t("Getting ready") });
    const action = el("button", { class: "button wide primary", type: "button", on: { click: () => copy.act() } });
    const count = el("p", { class: "countdown", "aria-hidden": "true" });
    const still = el("img", { class: "poster", alt: "" });
    const picture = el("div", { class: "picture" }, copy.video, still, count);
    const moment = momentButton(phone, () => copy.placeNow());
    const words = transcript(phone);
    const head = el("div", { class: "state" }, sign, el("div", { class: "stack tight" }, title, text));
    const node = el("div", { class: "stack together", id: "together" }, picture, head, bar, action, moment.node, words.node);
    let drawn = null;

    function update(now) {
        const fragment = phone.docs.get("fragment");
        const ownCopy = Boolean(fragment ? fragment.url : phone.docs.get("preload"));
        const state = copy.state(now);
        const missed = state === "off" && stateOf(fragment, now, { armed: true }) === "over";
        if (ownCopy) draw(state, missed, [state, missed, Boolean(fragment), isInHallToo()].join());
        const moving = Boolean(fragment) && placeAt(fragment, now).moving;
        [head, picture, bar, action].forEach((part) => show(part, ownCopy));
        if (ownCopy) detail(state, fragment, now);
        moment.update(moving && takesMoments() && !["off", "cannot"].includes(ownCopy ? state : ""));
        const reads = words.update(spoken(fragment), state === "cannot" || hasBegun(fragment, now));
        return ownCopy || reads || (moving && takesMoments());
    }

    function spoken(fragment) {
        const { step, text } = phone.docs.get("transcript") || {};
        if (fragment && fragment.captions) return { url: fragment.captions };
        return fragment && step === fragment.id ? { text } : null;
    }

    function detail(state, fragment, now) {
        const before = Boolean(fragment) && Boolean(fragment.poster) && !hasBegun(fragment, now);
        if (show(still, before) && still.getAttribute("src") !== fragment.poster) still.src = fragment.poster;
        show(picture, fragment && (before || ON_AIR.includes(state)));
        if (show(count, state === "soon")) setText(count, String(Math.ceil(startsIn(fragment, now))));
        if (show(bar, state === "loading")) bar.value = Math.round(copy.share * 100);
        show(head, state !== "plays" && state !== "soon");
        show(action, ["off", "asks", "cannot"].includes(state));
        if (state === "loading") setText(title, t("Getting ready: {percent}%", { percent: Math.round(copy.share * 100) }));
        if (state === "asks") setText(text, copy.megabytes ? t("What comes is about {n} MB.", { n: copy.megabytes }) : t("What comes is a video."));
    }

    /** `missed`: the clip is over, and this phone had no sound; it can still be turned on, for what is played again. */
    function draw(state, missed, what) {
        if (what === drawn) return;
        const { name, says, more, button } = toSay(state, missed);
        sign.textContent = "";
        sign.append(icon(name));
        setText(title, says);
        if (show(text, more)) setText(text, more);
        setText(action, button || "");
        if (state === "cannot") words.open();
        if (drawn !== null && ["soon", "cannot", "over", "ready"].includes(state)) phone.say(says);
        drawn = what;
    }

    function toSay(state, missed) {
        const fragment = phone.docs.get("fragment");
        const said = wordsOf(state, Boolean(fragment), isInHallToo(), spoken(fragment));
        return missed ? Object.assign(wordsOf("over"), { button: said.button }) : said;
    }

    function isInHallToo() {
        return (phone.docs.get("fragment") ? (phone.docs.get("step") || {}).fragment || {} : phone.docs.get("preload")).where === "both";
    }

    function takesMoments() {
        const { fragment } = phone.docs.get("step") || {};
        return Boolean(fragment && fragment.moments);
    }

    return { node, update };
}

function wordsOf(state, onAir, inHallToo, spoken) {
    const alone = {
        says: onAir ? t("This fragment plays on your own phone") : t("Soon we watch something together"),
        more: t("Picture and sound come from this phone, in time with everyone. Turn the sound on now, then it is ready."),
    };
    const both = { says: t("Are you at home?"), more: t("Then picture and sound come from this phone, in time with the hall. In the hall, leave the sound off and look at the screen.") };
    return {
        off: Object.assign({ name: "screen", button: t("Turn the sound on") }, inHallToo ? both : alone),
        asks: { name: "wait", says: t("The sound is on. This phone saves data."), more: " ", button: t("Bring it in") },
        loading: { name: "wait", says: t("Getting ready"), more: t("You don't have to do anything.") },
        ready: { name: "check", says: t("This phone is ready"), more: t("It begins by itself. Leave this page open.") },
        soon: { name: "wait", says: t("It begins in a moment") },
        plays: { name: "screen", says: t("It plays") },
        still: { name: "wait", says: t("It stands still"), more: t("It goes on by itself.") },
        over: { name: "check", says: t("That was the fragment"), more: t("Listen to the moderator. This phone will go on by itself.") },
        cannot: { name: "screen", says: t("This phone can't keep up with the picture"), more: spoken ? t("Nothing is lost. Read along here, or look at the screen.") : t("Listen to the moderator. This phone will go on by itself."), button: t("Try the picture again") },
    }[state];
}
