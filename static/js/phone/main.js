import { boot } from "../boot.js";
import { connect } from "../live/connection.js";
import { Outbox } from "../live/outbox.js";
import { browserStorage } from "../live/storage.js";
import { ConnectionBar } from "./connection-bar.js";
import { show } from "./dom.js";
import { Drafts } from "./drafts.js";
import { Page } from "./page.js";
import { Phone } from "./phone.js";
import { refusedView } from "./refused.js";

const find = (id) => document.getElementById(id);
const given = boot();
const storage = browserStorage();
const outbox = new Outbox(storage, `facilitator.outbox.${given.code}`);
const connection = connect(given, { outbox });
const drafts = new Drafts(storage, given.code);
const phone = new Phone({ connection, outbox, storage, drafts, code: given.code, wordsIn: foreign(), say, warn });
const page = new Page(phone, find("stage"), find("foot"));

new ConnectionBar(connection, { top: find("top"), dot: find("dot"), label: find("dot-label"), lost: find("lost"), say });
connection.on("docs", () => page.update());
connection.on("mine", () => page.update());
connection.on("outbox", () => page.update());
connection.on("status", statusChanged);
connection.on("ack", (command, ack) => page.acked(command, ack) || ack.ok || warn(ack.message));
find("warning-close").addEventListener("click", () => show(find("warning"), false));
setInterval(() => connection.docs.get("clock") && page.update(), 1000);
page.update();

function foreign() {
    const meetup = connection.docs.get("meetup");
    return meetup && meetup.language !== given.language ? meetup.language : null;
}

/** Said once, politely, to who listens instead of looks. */
function say(text) {
    find("live").textContent = text;
}

/** Something went otherwise than this person wanted; it stays until they have seen it. */
function warn(text) {
    find("warning-text").textContent = text;
    show(find("warning"), true);
    say(text);
}

function statusChanged(status) {
    const refused = status === "refused";
    show(find("stage"), !refused);
    find("refused").textContent = "";
    if (refused) find("refused").append(refusedView(connection.refusal, given.code));
    page.update();
}
