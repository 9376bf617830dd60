import { t } from "../language.js";
import { setText, show } from "./dom.js";

const QUIET_MS = 1500; // a hiccup shorter than this is nobody's business

/** The dot in the header; while there is no connection the header itself says so, and nothing else moves. */
export class ConnectionBar {
    constructor(connection, { top, dot, label, lost, say }) {
        Object.assign(this, { connection, top, dot, label, say, lostText: lost });
        connection.on("status", () => this.statusChanged());
        connection.on("outbox", () => this.update());
        this.update();
    }

    statusChanged() {
        clearTimeout(this.timer);
        if (this.connection.status === "online" || this.connection.silent) this.settle();
        else this.timer = setTimeout(() => this.settle(), QUIET_MS);
    }

    settle() {
        const was = this.lost;
        this.lost = this.connection.status !== "online";
        if (this.lost && !was) this.say(t("The connection is gone. We keep trying."));
        if (!this.lost && was) this.say(t("The connection is back."));
        this.update();
    }

    update() {
        const status = this.connection.status;
        this.dot.className = `dot ${status === "online" || this.lost ? status : "online"}`;
        setText(this.label, this.lost ? t("Connecting…") : t("Connected"));
        this.top.classList.toggle("lost", Boolean(show(this.lostText, this.lost && status !== "refused")));
        setText(this.lostText.firstElementChild, t("No connection"));
        setText(this.lostText.lastElementChild, waits(this.connection.pending));
    }
}

function waits(pending) {
    if (!pending) return t("We keep trying");
    return pending === 1 ? t("1 answer waits") : t("{n} answers wait", { n: pending });
}
