import { later } from "./later.js";

const SIGN_WITHIN_MS = 1500; // a socket that says it is connected may be long dead on a phone that slept or changed its network
const HURRY_MS = 10000; // after somebody woke the phone, while its network is coming back
const HURRIED_MS = [300, 1000];
const PATIENT_MS = [1000, 8000]; // a whole hall comes back at once after a restart, and all of it within ten seconds

/**
 * Notices that a socket is dead and dials again. Knows no Socket.IO: `ask` sends what the server always answers, `dial` opens a
 * socket, `hangUp` gives up the one there is, whatever it is doing.
 */
export class Lifeline {
    constructor({ isOpen, ask, dial, hangUp, after = later, cancel = forget, now = Date.now, random = Math.random }) {
        Object.assign(this, { isOpen, ask, dial, hangUp, after, cancel, now, random });
        this.wokeAt = this.dialledAt = -Infinity;
    }

    /** Somebody is looking again, or the network is another one: is the socket still alive? */
    wake() {
        if (this.stopped) return;
        this.wokeAt = this.now();
        if (this.isOpen()) this.probe();
        else if (this.now() - this.dialledAt > SIGN_WITHIN_MS) this.dialNow();
        else this.doubt();
    }

    /** An attempt of just now may have gone out over the network that went away. */
    doubt() {
        this.cancel(this.retry);
        this.retry = this.after(() => this.isOpen() || this.dialNow(), SIGN_WITHIN_MS);
    }

    /** Something came in. */
    heard() {
        this.cancel(this.patience);
        this.patience = null;
    }

    /** The socket closed, or could not be opened. */
    lost() {
        this.heard();
        this.cancel(this.retry);
        if (!this.stopped) this.retry = this.after(() => this.dialNow(), this.pause());
    }

    stop() {
        this.stopped = true;
        this.heard();
        this.cancel(this.retry);
    }

    probe() {
        if (this.patience) return;
        this.patience = this.after(() => this.dialNow(), SIGN_WITHIN_MS);
        this.ask();
    }

    dialNow() {
        this.hangUp();
        this.heard();
        this.cancel(this.retry);
        this.dialledAt = this.now();
        this.dial();
    }

    pause() {
        const hurried = this.now() - this.wokeAt < HURRY_MS;
        if (hurried && this.dialledAt < this.wokeAt) return 0;
        const [least, most] = hurried ? HURRIED_MS : PATIENT_MS;
        return least + this.random() * (most - least);
    }
}

function forget(timer) {
    clearTimeout(timer);
}
