import { io } from "../../vendor/socket.io.js";
import { Delivery } from "./delivery.js";
import { Documents } from "./documents.js";
import { Lifeline } from "./lifeline.js";
import { Outbox } from "./outbox.js";
import { ServerClock } from "./server-clock.js";
import { memoryStorage } from "./storage.js";
import { onWaking } from "./waking.js";

const REFUSALS = ["unknown_code", "not_allowed", "sealed", "full"];
const SYNC_AGAIN_MS = 3000;
const OPEN_WITHIN_MS = 10000;

/** See docs/protocol.md. `outbox` keeps a phone's commands over a reload; without it they live in memory. */
export function connect(boot, options) {
    return new Connection(boot, (options || {}).outbox).open();
}

class Connection {
    constructor(boot, outbox) {
        this.boot = boot;
        this.docs = new Documents();
        this.mine = new Documents();
        this.status = "connecting";
        this.refusal = null;
        this.silent = false;
        this.clock = new ServerClock();
        this.listeners = {};
        this.delivery = new Delivery({
            outbox: outbox || new Outbox(memoryStorage(), "outbox"),
            durable: Boolean(outbox),
            emit: (command, onAck) => this.socket.connected && this.socket.emit("do", command, onAck),
            changed: () => this.tell("outbox"),
            acked: (command, ack) => this.tell("ack", command, ack),
        });
        this.lifeline = new Lifeline({
            isOpen: () => this.socket.connected,
            ask: () => this.socket.emit("sync", this.cursor()),
            dial: () => this.socket.connect(),
            hangUp: () => this.socket.disconnect(),
        });
    }

    get pending() {
        return this.delivery.outbox.waiting().length;
    }

    get latency() {
        return this.delivery.latency;
    }

    on(name, listener) {
        (this.listeners[name] = this.listeners[name] || []).push(listener);
        return this;
    }

    send(verb, fields) {
        return this.delivery.send(verb, fields);
    }

    now() {
        return this.clock.now();
    }

    close() {
        this.lifeline.stop();
        this.socket.disconnect();
    }

    open() {
        if (this.boot.docs) this.take("docs", this.boot.docs);
        if (this.boot.mine) this.take("mine", this.boot.mine);
        this.socket = io({ transports: ["websocket"], reconnection: false, autoConnect: false, timeout: OPEN_WITHIN_MS, auth: (give) => give(this.auth()) });
        this.socket.on("docs", (push) => this.heard("docs", push));
        this.socket.on("mine", (push) => this.heard("mine", push));
        this.socket.on("connect", () => this.connected());
        this.socket.on("disconnect", (reason) => this.lost(reason));
        this.socket.on("connect_error", (error) => this.failed(error.message));
        onWaking(() => this.lifeline.wake());
        this.lifeline.dialNow();
        return this;
    }

    auth() {
        const known = { code: this.boot.code, audience: this.boot.audience, language: this.boot.language };
        return this.docs.epoch ? Object.assign(known, { epoch: this.docs.epoch }, this.cursor()) : known;
    }

    cursor() {
        const sameEpoch = this.mine.epoch === this.docs.epoch;
        return sameEpoch ? { seq: this.docs.seq, mine: this.mine.seq } : { seq: this.docs.seq };
    }

    heard(stream, push) {
        this.lifeline.heard();
        this.take(stream, push);
        if (stream !== "docs" || this.live) return;
        this.live = true;
        this.tell("live");
    }

    take(stream, push) {
        if (push.now) this.clock.hear(push.now);
        const taken = this[stream].take(push);
        if (taken.hole) this.sync(push.epoch);
        if (taken.keys.length) this.tell(stream, taken.keys);
    }

    sync(epoch) {
        const asked = Date.now() - (this.syncedAt || 0) < SYNC_AGAIN_MS;
        if (asked || !this.socket || !this.socket.connected) return;
        this.syncedAt = Date.now();
        this.socket.emit("sync", epoch === this.docs.epoch ? this.cursor() : {});
    }

    connected() {
        this.refusal = null;
        this.syncedAt = 0;
        this.setStatus("online");
        this.delivery.deliverAll();
    }

    lost(reason) {
        if (this.lifeline.stopped) return;
        this.silent = reason === "ping timeout"; // nothing was heard for 14 s already
        this.setStatus("reconnecting");
        this.lifeline.lost();
    }

    failed(message) {
        this.refusal = REFUSALS.includes(message) ? message : null;
        const out = this.refusal && this.refusal !== "full";
        if (out) this.lifeline.stop(); // before the socket is closed, which may have been open until now
        this.setStatus(this.refusal ? "refused" : "reconnecting");
        if (this.refusal) this.socket.disconnect();
        if (!out) this.lifeline.lost();
    }

    setStatus(status) {
        const changed = status !== this.status;
        this.status = status;
        if (changed) this.tell("status", status);
    }

    tell(name, ...rest) {
        (this.listeners[name] || []).forEach((listener) => listener(...rest));
    }
}
