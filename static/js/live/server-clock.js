/** What time the server has, guessed from the `now` of its pushes. Seconds. */
export class ServerClock {
    constructor(ownNow) {
        this.ownNow = ownNow || (() => Date.now() / 1000);
        this.ahead = null;
    }

    /** A push can only be late, never early: of two readings that are close the later clock is the better one. */
    hear(serverNow) {
        const measured = serverNow - this.ownNow();
        const near = this.ahead !== null && Math.abs(measured - this.ahead) < 1;
        this.ahead = near ? Math.max(measured, this.ahead) : measured;
    }

    now() {
        return this.ownNow() + (this.ahead || 0);
    }
}
