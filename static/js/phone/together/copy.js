import { placeAt } from "../../screen/playback.js";
import { el } from "../dom.js";
import { Bringing, megabytesOf, savesData } from "./bringing.js";
import { Player } from "./player.js";
import { reached, stateOf } from "./state.js";

/** Seconds that finding a place in the clip takes at least, and how often something goes there and back for it when the clip streams: a connection, and its answer. */
const NEAR_BY = 0.1;
const WAYS = 2;

/** This phone's own copy of the clip that comes or is on air: whether it may make sound, how near it is, and what it is told to do. */
export class Copy {
    /** `changed` is called when what it is has changed; `report(state, step)` is what the server is told. */
    constructor({ docs, clock, language, changed, report }) {
        Object.assign(this, { docs, clock, changed, report, armed: false, agreed: !savesData(), stuck: false, played: false, ended: false, megabytes: 0, told: null, of: null });
        this.track = el("track", { kind: "captions", srclang: language, default: true });
        this.video = el("video", { class: "clip", playsinline: true, preload: "none", disablepictureinpicture: true, disableremoteplayback: true, tabindex: "-1" }, this.track);
        this.bringing = new Bringing(() => this.follow());
        this.player = new Player(this.video, () => clock.now(), (what) => this.heard(what), () => NEAR_BY + (this.bringing.address ? 0 : WAYS * clock.way));
        this.video.addEventListener("canplaythrough", changed);
    }

    get fragment() {
        const fragment = this.docs.get("fragment");
        return fragment && fragment.url ? fragment : null;
    }

    get wanted() {
        return this.fragment || this.docs.get("preload") || null;
    }

    /** The clip is on air and this phone is quiet yet: what the clip is like is asked for before the tap, so that who comes late has less to wait for. */
    get mayJoin() {
        return Boolean(this.fragment) && ((this.docs.get("step") || {}).fragment || {}).where === "home";
    }

    get share() {
        return this.bringing.share;
    }

    get isNear() {
        const { wanted } = this;
        if (!wanted) return false;
        return this.bringing.is(wanted.url) ? this.bringing.isNear : Boolean(this.fragment) && this.video.readyState >= 3;
    }

    state(now) {
        return stateOf(this.fragment, now, { armed: this.armed, asks: !this.agreed, isNear: this.isNear, stuck: this.stuck });
    }

    /** The place that this person sees. */
    placeNow() {
        const fragment = this.docs.get("fragment");
        const shown = fragment.url && !this.video.paused ? this.video.currentTime : placeAt(fragment, this.clock.now()).position;
        return Math.min(fragment.out, Math.max(fragment.in, shown));
    }

    /** The button was tapped: for the sound, for the data, or to try once more. */
    act() {
        if (this.armed) this.agreed = true;
        else if (savesData() && !this.fragment && this.wanted) megabytesOf(this.wanted.url).then((n) => (this.megabytes = n) && this.changed());
        if (this.fragment) this.agreed = true;
        this.armed = true;
        this.stuck = false;
        Object.assign(this.player, { stucks: 0, stuckSince: 0, waitingSince: 0, given: false });
        if (this.agreed) this.load(true);
        this.player.unlock();
        if (!this.fragment) this.empty();
        this.follow();
    }

    /** The element keeps what it was allowed; the clip itself is brought another way, once. */
    empty() {
        this.video.removeAttribute("src");
        this.video.load();
        this.source = null;
    }

    follow() {
        const { fragment, wanted } = this;
        const about = fragment ? fragment.id : wanted ? "" : null;
        if (about !== this.of) this.begins(about);
        if (wanted && this.agreed && (this.armed || this.mayJoin)) this.load(false);
        if (!wanted) this.bringing.drop();
        this.player.follow(this.armed ? fragment : null);
        this.changed();
    }

    /** Another clip: what was reached with the one before is not reached with this one. */
    begins(about) {
        const comesOnAir = this.of === "" && about;
        this.of = about;
        Object.assign(this, { stuck: false, played: false, ended: false, told: comesOnAir ? this.told : null });
    }

    /** The whole of it while it is yet to come; on air it streams when it is not here yet. `tapped`: in a tap, which unlocks what is in the element then. */
    load(tapped) {
        const { fragment, wanted } = this;
        if (wanted && !fragment) this.bringing.bring(wanted.url);
        if (!wanted) return;
        const { address } = this.bringing.is(wanted.url) ? this.bringing : { address: null };
        const source = address || (fragment || tapped || this.bringing.streams ? wanted.url : null);
        const has = this.source && (this.source === source || (this.began && fragment));
        this.video.preload = !this.armed ? "metadata" : fragment || address ? "auto" : "none";
        if (!source || has) return;
        this.source = source;
        this.began = Boolean(fragment && fragment.playing);
        this.video.src = source;
        if (wanted.captions) this.track.src = wanted.captions;
        this.track.track.mode = wanted.captions ? "showing" : "disabled";
    }

    heard(what) {
        if (what === "playing") this.played = true;
        if (what === "ended") this.ended = true;
        if (what === "stuck") this.stuck = true;
        if (what === "locked") this.armed = false;
        if (what === "failed") this.failed();
        this.changed();
    }

    /** An address that does not work any more, or a file that this browser can't show. */
    failed() {
        if (this.fails && performance.now() - this.fails < 10000) this.stuck = this.armed && Boolean(this.fragment);
        this.fails = performance.now();
        this.source = null;
        setTimeout(() => this.follow(), 3000);
    }

    /** Tells the server how far it is, when that is news. */
    tell(now, again) {
        if (!this.wanted || !this.armed) return;
        const state = reached(this.told, this.state(now), this);
        const step = this.fragment ? this.fragment.id : null;
        if (state === this.told && step === this.toldOf && !again) return;
        this.told = state;
        this.toldOf = step;
        this.report(state, step);
    }
}
