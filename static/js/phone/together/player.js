import { LAST_FRAME, placeAt } from "../../screen/playback.js";
import { courseOf, isSamePlace, smoothed } from "./course.js";

const STEER_MS = 100;
const MOST_STARTING = 0.3; // what a browser takes from "play" to the first frame is learned, up to here
const STARTED_AFTER_MS = 400; // from when on it can be seen how late it started
const SETTLES = [0.45, 2]; // seconds after a start, in which it is seen whether that was a good one ...
const TRIES = 3; // ... and how often it is made again
const SOON = 0.3; // before the out point, from when on it is watched more closely
const TOO_LONG_MS = 3000; // that the picture may stand still while it should move
const TOO_OFTEN = 2;
const NOTHING_MS = 8000; // that it may look for its place, or wait for the beginning of the clip, while the room goes on
const BLINK_MS = 400; // less is no standing still

/**
 * Drives this phone's own copy along the `fragment` document. `told` hears of what changes: `playing`, `ended`, `stuck`, `locked`, `failed`. `guess` says how many
 * seconds it may take to find a place, before that was measured.
 */
export class Player {
    constructor(video, now, told, guess) {
        Object.assign(this, { video, now, told, guess, fragment: null, meeting: null, begins: null, seekedFrom: 0, finding: null, starting: 0.05, begun: 0, tries: 0, stuckSince: 0, waitingSince: 0, stucks: 0, given: false });
        ["loadedmetadata", "canplay"].forEach((name) => video.addEventListener(name, () => this.steer()));
        video.addEventListener("seeked", () => this.arrived());
        video.addEventListener("waiting", () => this.stands());
        video.addEventListener("playing", () => this.moves());
        video.addEventListener("error", () => video.getAttribute("src") && this.told("failed"));
        setInterval(() => this.steer(), STEER_MS);
    }

    follow(fragment) {
        const fresh = !this.fragment || !fragment || fragment.id !== this.fragment.id;
        const moved = fresh || JSON.stringify([fragment.position, fragment.at, fragment.playing]) !== JSON.stringify([this.fragment.position, this.fragment.at, this.fragment.playing]);
        if (moved) this.forgetMeeting(), (this.tries = 0);
        if (fresh) Object.assign(this, { stucks: 0, given: false, ended: false });
        if (fresh && !fragment) this.video.pause();
        this.fragment = fragment;
        this.steer();
    }

    /** In a tap: what browsers ask for before a page may make sound. */
    unlock() {
        const played = this.video.play();
        if (!this.fragment || !this.fragment.playing) this.video.pause();
        if (played) played.catch(() => {}); // it was stopped at once, as it was meant
        this.locked = false;
        this.steer();
    }

    steer() {
        const { video, fragment } = this;
        if (!fragment || this.locked) return;
        const now = this.now();
        const searches = video.readyState < 1 || video.seeking;
        this.waits(searches && placeAt(fragment, now).moving);
        if (searches) return;
        const { currentTime, paused, playbackRate } = video;
        const course = courseOf(fragment, now, { time: currentTime, paused, rate: playbackRate, meeting: this.meeting, finding: this.finding === null ? this.guess() : this.finding, settling: this.isSettling(now) });
        if (course.meet) this.meet(course.meet, now);
        else if ("stand" in course) this.stand(course.stand);
        else this.go(course.rate);
        this.look(now);
    }

    /** Stands at a place until the room is there. */
    meet(meeting, now) {
        if (this.meeting && isSamePlace(this.meeting.position, meeting.position) && isSamePlace(this.meeting.at, meeting.at)) {
            if (this.begins === null && this.video.paused) this.beginIn(meeting.at - now);
            return;
        }
        this.forgetMeeting();
        this.tries += 1;
        this.meeting = meeting;
        this.video.playbackRate = 1;
        if (!this.video.paused) this.video.pause();
        if (!isSamePlace(this.video.currentTime, meeting.position)) this.seek(meeting.position);
        else this.beginIn(meeting.at - now);
    }

    beginIn(seconds) {
        this.begins = setTimeout(() => this.begin(), Math.max(0, (seconds - this.starting) * 1000));
    }

    begin() {
        this.begins = null;
        if (!this.meeting) return;
        this.begun = this.now();
        this.play();
        setTimeout(() => this.learnStart(), STARTED_AFTER_MS);
    }

    /** How much later than it should this browser shows the first frame; the next start is that much earlier. */
    learnStart() {
        const { video, fragment } = this;
        if (!fragment || video.paused || video.seeking || video.playbackRate !== 1) return;
        const { position, moving } = placeAt(fragment, this.now());
        const late = position - video.currentTime;
        if (moving && Math.abs(late) < MOST_STARTING) this.starting = Math.min(MOST_STARTING, Math.max(0, this.starting + late * 0.7));
    }

    isSettling(now) {
        const passed = now - this.begun;
        const missed = this.meeting && this.video.paused && now >= this.meeting.at;
        return this.tries < TRIES && (missed || (passed > SETTLES[0] && passed < SETTLES[1]));
    }

    stand(position) {
        this.forgetMeeting();
        const { video } = this;
        if (!video.paused) video.pause();
        video.playbackRate = 1;
        this.moves();
        if (!isSamePlace(video.currentTime, position)) this.seek(position);
    }

    go(rate) {
        const { video } = this;
        if (this.meeting && this.begins === null && !video.paused) this.meeting = null;
        if (video.playbackRate !== rate) video.playbackRate = rate;
        if (video.paused && this.begins === null && !video.ended) this.play();
        const left = this.fragment.out - LAST_FRAME - video.currentTime;
        if (left > 0 && left < SOON) setTimeout(() => this.steer(), left * 1000);
    }

    play() {
        const played = this.video.play();
        if (played) played.catch((error) => error.name === "NotAllowedError" && this.lock());
    }

    lock() {
        if (this.locked) return;
        this.locked = true;
        this.told("locked");
    }

    seek(position) {
        this.seekedFrom = this.now();
        this.video.currentTime = position;
    }

    arrived() {
        if (this.seekedFrom) this.finding = smoothed(this.finding, Math.min(2, this.now() - this.seekedFrom));
        this.seekedFrom = 0;
        this.steer();
    }

    forgetMeeting() {
        clearTimeout(this.begins);
        this.begins = null;
        this.meeting = null;
    }

    // what it comes to

    look(now) {
        const { position, moving } = placeAt(this.fragment, now);
        if (moving && !this.video.paused) this.told("playing");
        else if (!moving && position >= this.fragment.out - LAST_FRAME && !this.ended && this.video.currentTime >= this.fragment.out - 0.5) {
            this.ended = true;
            this.told("ended");
        }
        if (this.stuckSince && performance.now() - this.stuckSince > TOO_LONG_MS) this.giveUp();
    }

    /** Nothing of it is here yet, while the room goes on. */
    waits(so) {
        this.waitingSince = so ? this.waitingSince || performance.now() : 0;
        if (so && performance.now() - this.waitingSince > NOTHING_MS) this.giveUp();
    }

    /** The picture stands still though it should move. */
    stands() {
        if (this.fragment && placeAt(this.fragment, this.now()).moving && !this.meeting && !this.video.seeking) this.stuckSince = this.stuckSince || performance.now();
    }

    moves() {
        const stood = this.stuckSince && performance.now() - this.stuckSince;
        this.stuckSince = 0;
        if (stood > BLINK_MS) this.stucks += 1;
        if (this.stucks >= TOO_OFTEN) this.giveUp();
    }

    giveUp() {
        if (this.given) return;
        this.given = true;
        this.told("stuck");
    }
}
