import { RoundTrips } from "./round-trips.js";

const FIRST = 6; // questions in a row, a moment apart, until the clock is good ...
const FIRST_MS = 150;
const NEAR_MS = 4000; // ... then one now and then: more often while a clip plays
const FAR_MS = 30000;
const GIVE_UP_MS = 5000; // what was not answered by then is asked anew

/**
 * The server's clock, for who must be in time with others. `ask(heard)` puts the question and gives false while there is no connection; until there is an answer
 * `guess()` is the time. All in seconds; `own` is a clock that nobody sets.
 */
export class AskedClock {
    constructor({ ask, guess, own = () => performance.now() / 1000, after = (task, ms) => setTimeout(task, ms) }) {
        Object.assign(this, { ask, guess, own, after });
        this.trips = new RoundTrips();
        this.near = false;
        this.running = false;
        this.asked = 0;
        this.turn = 0;
    }

    now() {
        return this.trips.known ? this.own() + this.trips.ahead : this.guess();
    }

    /** The quickest way there and back so far; 0 before it is known. */
    get way() {
        return this.trips.known ? Math.max(0, 2 * this.trips.doubt) : 0;
    }

    /** From now on it is asked; `near`: often enough to play by. */
    run(near) {
        const begins = !this.running || (near && !this.near);
        this.near = near;
        this.running = true;
        if (begins) this.again();
    }

    stop() {
        this.running = false;
        this.turn += 1;
    }

    /** After a sleep one's own clock may have stood still. */
    wake() {
        this.trips.forget();
        if (this.running) this.again();
    }

    again() {
        this.asked = 0;
        this.question();
    }

    question() {
        const turn = this.next(GIVE_UP_MS);
        const sent = this.own();
        this.ask((server) => {
            if (turn !== this.turn) return;
            if (typeof server === "number") this.trips.take(sent, server, this.own());
            this.asked += 1;
            this.next(this.asked < FIRST ? FIRST_MS : this.near ? NEAR_MS : FAR_MS);
        });
    }

    /** The next question, unless something else comes first. */
    next(ms) {
        const turn = (this.turn += 1);
        this.after(() => turn === this.turn && this.question(), ms);
        return turn;
    }
}
