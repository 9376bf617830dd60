import { boot } from "../boot.js";
import { connect } from "../live/connection.js";
import { Outbox } from "../live/outbox.js";
import { browserStorage } from "../live/storage.js";
import { atTables } from "./at-tables.js";
import { claim, namesFor } from "./belongings.js";
import { ConnectionBar } from "./connection-bar.js";
import { el, setText, show } from "./dom.js";
import { Drafts } from "./drafts.js";
import { HandOver } from "./hand-over.js";
import { Page } from "./page.js";
import { Phone } from "./phone.js";
import { refusedView } from "./refused.js";

const find = (id) => document.getElementById(id);
const given = boot();
const storage = browserStorage();
const names = namesFor(given.code);
claim(storage, given.code, given.who);
const outbox = new Outbox(storage, names.outbox);
const connection = connect(given, { outbox });
const filled = new HandOver(find("stage"));
const drafts = new Drafts(storage, given.code);
const phone = new Phone({ connection, outbox, storage, drafts, code: given.code, wordsIn: foreign(), say, warn });
const page = new Page(phone, find("stage"), find("foot"));
let tables = null;

new ConnectionBar(connection, { top: find("top"), dot: find("dot"), label: find("dot-label"), lost: find("lost"), say });
["docs", "mine", "outbox"].forEach((name) => connection.on(name, update));
connection.on("status", statusChanged);
connection.on("live", live);
connection.on("ack", acked);
addEventListener("storage", (event) => event.key === names.who && event.newValue && event.newValue !== given.who && location.reload());
find("warning-close").addEventListener("click", () => show(find("warning"), false) || page.focusHeading());
setInterval(() => connection.docs.get("clock") && update(), 1000);
update();
filled.giveBack();
performance.mark("ready");

function update() {
    setText(document.querySelector(".top-title"), connection.docs.get("meetup").title);
    page.update();
    if (!tables && atTables(connection.docs)) fetchTables();
}

/** Only the meetups that have tables need it, and not before they sit down. */
function fetchTables() {
    tables = el("script", { src: given.tables, on: { load: () => document.dispatchEvent(new CustomEvent("tables", { detail: { phone, page } })) } });
    document.body.append(tables);
}

/** Only now, so that on a slow line nothing stands in the way of the evening: the look of the page, for the next visit. */
function live() {
    performance.mark("live");
    const sheet = find("sheet");
    if (sheet) sheet.rel = "prefetch";
}

function foreign() {
    const meetup = connection.docs.get("meetup");
    return meetup && meetup.language !== given.language ? meetup.language : null;
}

/** A practice question that was answered too late needs no warning: it counts for nothing. */
function acked(command, ack) {
    if (!page.acked(command, ack) && !ack.ok && command.verb !== "practice") warn(ack.message);
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
    update();
}
