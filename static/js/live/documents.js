/**
 * One stream of documents as this client knows it. A push says on which seq it builds (`from`, 0 replaces all);
 * each key remembers the seq at which it was set, so that twice or out of order never hurts.
 */
export class Documents {
    constructor() {
        this.epoch = null;
        this.seq = 0;
        this.documents = new Map();
        this.setAt = new Map();
    }

    get(key) {
        return this.documents.get(key);
    }

    keys(prefix) {
        return Array.from(this.documents.keys()).filter((key) => key.startsWith(prefix || ""));
    }

    /** Gives the keys that changed, and whether something was missed so that the client must sync. */
    take(push) {
        if (push.from === 0) return { keys: this.replace(push), hole: false };
        if (push.epoch !== this.epoch || push.from > this.seq) return { keys: [], hole: true };
        const keys = Object.keys(push.docs).filter((key) => this.set(key, push.docs[key], push.seq));
        this.seq = Math.max(this.seq, push.seq);
        return { keys, hole: false };
    }

    replace(push) {
        if (push.epoch === this.epoch && push.seq < this.seq) return [];
        if (push.epoch !== this.epoch) this.setAt.clear();
        const gone = this.keys().filter((key) => !(key in push.docs));
        const changed = Object.keys(push.docs).concat(gone).filter((key) => this.set(key, push.docs[key], push.seq));
        this.epoch = push.epoch;
        this.seq = push.seq;
        return changed;
    }

    set(key, document, seq) {
        if (seq < (this.setAt.get(key) || 0)) return false;
        this.setAt.set(key, seq);
        if (same(this.documents.get(key), document)) return false;
        if (document) this.documents.set(key, document);
        else this.documents.delete(key);
        return true;
    }
}

function same(one, other) {
    return (!one && !other) || JSON.stringify(one) === JSON.stringify(other);
}
