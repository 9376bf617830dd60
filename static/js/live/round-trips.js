/** Answers that are looked at together, and how old they may be: two clocks drift apart by some milliseconds in a minute. */
const MOST = 16;
const OLDEST = 120;

/**
 * What time the server has, from questions and their answers. Seconds. The server looked at its clock after the question was sent and before the answer was heard,
 * so each answer bounds how far the two clocks are apart from both sides. All of them hold at once: the quickest way there bounds it from above, the quickest way
 * back from below, even when no single answer had both. What is left in doubt is halved.
 */
export class RoundTrips {
    constructor() {
        this.heard = [];
    }

    /** One's own clock when it was asked and when it was answered, and the server's. */
    take(sent, server, received) {
        const bounds = { at: received, least: server - received, most: server - sent };
        this.heard = this.heard.filter(({ at }) => received - at < OLDEST).slice(1 - MOST).concat(bounds);
        if (this.doubt < 0) this.heard = [bounds]; // somebody has set one of the clocks
    }

    get known() {
        return this.heard.length > 0;
    }

    get least() {
        return Math.max(...this.heard.map(({ least }) => least));
    }

    get most() {
        return Math.min(...this.heard.map(({ most }) => most));
    }

    /** How far `ahead` can be wrong, at most. */
    get doubt() {
        return (this.most - this.least) / 2;
    }

    /** How far the server's clock is ahead of one's own. */
    get ahead() {
        return (this.most + this.least) / 2;
    }

    forget() {
        this.heard = [];
    }
}
