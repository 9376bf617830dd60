const TRUST_MS = 5000; // from the acknowledgement until the server's own document must have come

/** What this phone did itself, shown at once and until the server's own word about it arrives. */
export class Echo {
    constructor(now) {
        this.now = now || Date.now;
        this.expected = null;
    }

    expect(value) {
        this.expected = { value, until: Infinity };
    }

    confirm() {
        if (this.expected) this.expected.until = this.now() + TRUST_MS;
    }

    drop() {
        this.expected = null;
    }

    value(told) {
        const done = this.expected && this.expected.until !== Infinity;
        if (done && (JSON.stringify(this.expected.value) === JSON.stringify(told) || this.now() > this.expected.until)) this.drop();
        return this.expected ? this.expected.value : told;
    }
}
