import { boot } from "../boot.js";
import { connect } from "../live/connection.js";
import { Outbox } from "../live/outbox.js";
import { browserStorage } from "../live/storage.js";
import { claim, namesFor } from "./belongings.js";
import { ConnectionBar } from "./connection-bar.js";
import { setText, show } from "./dom.js";
import { Drafts } from "./drafts.js";
import { HandOver } from "./hand-over.js";
import { Page } from "./page.js";
import { Phone } from "./phone.js";
import { refusedView } from "./refused.js";

const byId = (id) => document.getElementById(id);
const start = boot();
const storage = browserStorage();
const names = namesFor(start.code);
claim(storage, start.code, start.who);
const outbox = new Outbox(storage, names.outbox);
const connection = connect(start, { outbox });
const filled = new HandOver(byId("stage"));
const drafts = new Drafts(storage, start.code);
const phone = new Phone({ connection, outbox, storage, drafts, code: start.code, wordsIn: foreign(), say, warn });
const page = new Page(phone, byId("stage"), byId("foot"));
const script = document.currentScript.src;
let tables = null;

new ConnectionBar(connection, { top: byId("top"), dot: byId("dot"), label: byId("dot-label"), lost: byId("lost"), say });
["docs", "mine", "outbox"].forEach((name) => connection.on(name, update));
connection.on("status", statusChanged);
connection.on("live", live);
connection.on("ack", acked);
addEventListener("storage", (event) => event.key === names.who && event.newValue && event.newValue !== start.who && location.reload());
byId("warning-close").addEventListener("click", () => show(byId("warning"), false) || page.focusHeading());
setInterval(() => connection.docs.get("clock") && update(), 1000);
update();
filled.giveBack();
performance.mark("ready");

function update() {
    setText(document.querySelector(".top-title"), connection.docs.get("meetup").title);
    page.update();
    const step = connection.docs.get("step");
    if (!tables && connection.docs.get("tables") && step && (step.talk || step.open)) fetchTables();
}

/** The card of one's table has a script of its own: only meetups with tables need it, and not before they sit down. */
function fetchTables() {
    tables = Object.assign(document.createElement("script"), { src: script.replace(/phone\.(?=[^/]*$)/, "phone-table."), phone, page });
    tables.onerror = () => setTimeout(() => (tables = null), 5000);
    document.body.append(tables);
}

/** Only now, so that on a slow line nothing stands in the way of the evening: the look of the page, for the next visit. */
function live() {
    performance.mark("live");
    const sheet = byId("sheet");
    if (sheet) sheet.rel = "prefetch";
}

function foreign() {
    const meetup = connection.docs.get("meetup");
    return meetup && meetup.language !== start.language ? meetup.language : null;
}

/** A practice question that was answered too late needs no warning: it counts for nothing. */
function acked(command, ack) {
    if (!page.acked(command, ack) && !ack.ok && command.verb !== "practice") warn(ack.message);
}

/** Said once, politely, to who listens instead of looks. */
function say(text) {
    byId("live").textContent = text;
}

/** Something went otherwise than this person wanted; it stays until they have seen it. */
function warn(text) {
    byId("warning-text").textContent = text;
    show(byId("warning"), true);
    say(text);
}

function statusChanged(status) {
    const refused = status === "refused";
    show(byId("stage"), !refused);
    byId("refused").textContent = "";
    if (refused) byId("refused").append(refusedView(connection.refusal, start.code));
    update();
}
