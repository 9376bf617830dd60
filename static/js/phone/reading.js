/**
 * The list of ideas as one person has it before them. It never jumps: what arrives waits in `fresh` until they ask,
 * what is taken away leaves an empty place. Numbers only, in and out.
 */
export class Reading {
    constructor() {
        this.before = null;
        this.fresh = [];
        this.present = new Set();
    }

    /** `ids` is all there is to see now; `done` those that this person already answered, put last at first; `own` is never listed. */
    arrive(ids, done, own) {
        this.present = new Set(ids);
        if (this.before && own) this.before = this.before.filter((id) => !own.has(id));
        if (!this.before) {
            this.before = ordered(ids, done || new Set());
        } else {
            const known = new Set(this.before);
            this.fresh = ids.filter((id) => !known.has(id)).sort(newestFirst);
        }
    }

    /** Gives the ids that came in, and closes the places of what is gone. */
    showFresh() {
        const came = this.fresh;
        this.before = came.concat(this.before.filter((id) => this.present.has(id)));
        this.fresh = [];
        return came;
    }
}

function ordered(ids, done) {
    const sorted = ids.slice().sort(newestFirst);
    return sorted.filter((id) => !done.has(id)).concat(sorted.filter((id) => done.has(id)));
}

function newestFirst(one, other) {
    return other - one;
}
