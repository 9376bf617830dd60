import { newId } from "./ids.js";
import { later } from "./later.js";

const ANSWER_WITHIN_MS = 8000; // then the same command goes out again; its id makes that harmless
const LATE_AFTER_MS = 5000; // what a desk asked longer ago than this must not happen unawares
const NEVER_LATE = ["screen.black", "panic"]; // a screen in the same browser did it already, or must
const TRY_AGAIN = ["too_fast", "storage"];
const MOST_RETRIES = 3;
const CHOICES = { answer: "round", "idea.support": "idea", practice: "verb" }; // what they are about

/**
 * Brings commands across, each once: knows the outbox and its promises, not the socket.
 * `emit(command, onAck)` sends and gives false while there is no connection. A durable outbox (a phone's) waits
 * for ever and retries by itself; a desk's sends what became late only to hear whether it was done, and reports every refusal at once.
 */
export class Delivery {
    constructor({ outbox, emit, durable, changed, acked, after = later, now = Date.now }) {
        Object.assign(this, { outbox, emit, durable, changed, acked, after, now });
        this.promises = new Map();
        this.latest = new Map();
        this.latency = null;
    }

    send(verb, fields) {
        const command = Object.assign({}, fields, { id: newId(), verb });
        return new Promise((resolve) => {
            this.overtake(command);
            this.promises.set(command.id, { resolve, since: this.now(), tries: 0 });
            this.latest.set(purposeOf(command), command.id);
            this.outbox.add(command);
            this.deliver(command);
            this.changed();
        });
    }

    /** A choice that was refused for a moment, and is made otherwise now, must not come after this one. */
    overtake(command) {
        const same = (other) => purposeOf(other) === purposeOf(command) && (this.promises.get(other.id) || {}).tries;
        this.outbox.waiting().filter(same).forEach((other) => this.settle(other, overtaken(other)));
    }

    isOvertaken(command) {
        const latest = this.latest.get(purposeOf(command));
        return latest !== undefined && latest !== command.id;
    }

    deliverAll() {
        this.outbox.waiting().forEach((command) => this.deliver(command));
    }

    deliver(command) {
        const sentAt = this.now();
        const sent = this.emit(this.isLate(command) ? Object.assign({ late: true }, command) : command, (ack) => this.onAck(command, ack, sentAt));
        if (sent !== false) this.after(() => this.isWaiting(command) && this.deliver(command), ANSWER_WITHIN_MS);
    }

    onAck(command, ack, sentAt) {
        if (!this.isWaiting(command)) return;
        this.latency = this.now() - sentAt;
        const tries = this.countTry(command);
        if (!ack.ok && this.isOvertaken(command)) this.settle(command, overtaken(command));
        else if (this.durable && !ack.ok && TRY_AGAIN.includes(ack.code) && tries <= MOST_RETRIES) {
            this.after(() => this.isWaiting(command) && this.deliver(command), 1000 * Math.pow(2, tries));
        } else {
            this.settle(command, ack);
        }
    }

    settle(command, ack) {
        const promise = this.promises.get(command.id);
        this.outbox.settle(command.id);
        this.promises.delete(command.id);
        this.acked(command, ack);
        this.changed();
        if (promise) promise.resolve(ack);
    }

    countTry(command) {
        if (!this.promises.has(command.id)) this.promises.set(command.id, { resolve() {}, since: this.now(), tries: 0 });
        return ++this.promises.get(command.id).tries;
    }

    isWaiting(command) {
        return this.outbox.waiting().some((other) => other.id === command.id);
    }

    isLate(command) {
        const promise = this.promises.get(command.id);
        return !this.durable && promise && !NEVER_LATE.includes(command.verb) && this.now() - promise.since > LATE_AFTER_MS;
    }
}

/** The same for commands of which the last one counts; every other has its own. */
function purposeOf(command) {
    const about = CHOICES[command.verb];
    return about ? `${command.verb} ${command[about]}` : command.id;
}

/** Nothing is wrong for the person: what they want now is another command. */
function overtaken(command) {
    return { ok: true, id: command.id };
}
