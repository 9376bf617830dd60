import { boot } from "../boot.js";
import { t } from "../language.js";
import { connect } from "../live/connection.js";
import { Outbox } from "../live/outbox.js";
import { browserStorage } from "../live/storage.js";
import { claim, namesFor } from "./belongings.js";
import { ConnectionBar } from "./connection-bar.js";
import { el, setText, show } from "./dom.js";
import { Drafts } from "./drafts.js";
import { HandOver } from "./hand-over.js";
import { KINDS } from "./kinds.js";
import { Page, VIEWS } from "./page.js";
import { Phone } from "./phone.js";
import { lacking } from "./stage.js";

const CALM_MS = 10000;
const byId = (id) => document.getElementById(id);
const start = boot();
const storage = browserStorage();
const names = namesFor(start.code);
claim(storage, start.code, start.who);
const outbox = new Outbox(storage, names.outbox);
const connection = connect(start, { outbox });
const drafts = new Drafts(storage, start.code);
const phone = new Phone({ connection, outbox, storage, drafts, voters: byId("voters"), code: start.code, wordsIn: foreign(), files: document.currentScript.src.replace(/joined.*/, ""), say, warn });
const fetched = {};
let page = null;

new ConnectionBar(connection, { top: byId("top"), dot: byId("dot"), label: byId("dot-label"), lost: byId("lost"), say });
["docs", "mine", "outbox"].forEach((name) => connection.on(name, update));
connection.on("status", statusChanged);
connection.on("live", live);
connection.on("ack", acked);
addEventListener("storage", ({ key, newValue }) => key === names.who && newValue && newValue !== start.who && location.reload());
byId("warning-close").addEventListener("click", () => show(byId("warning"), false) || (page && page.focusHeading()));
setInterval(() => connection.docs.get("clock") && update(), 1000);
update();

function update() {
    setText(document.querySelector(".top-title"), connection.docs.get("meetup").title);
    const part = lacking(connection.docs, connection.mine);
    if (part) bring(part);
    else if (!page) takeOver();
    if (!page) return;
    page.update();
    const step = connection.docs.get("step") || {};
    if ((step.id ? step : connection.docs.get("meetup")).seats) fetchPart("table");
    if (step.limit) fetchPart("writing");
    if (connection.docs.get("preload") || connection.docs.get("fragment")) fetchPart("together");
}

/** The page of the server works meanwhile: it is not taken away before this one can do all that it does. */
function takeOver() {
    const filled = new HandOver(byId("stage"));
    page = new Page(phone, byId("stage"), byId("foot"));
    page.update();
    filled.giveBack();
    performance.mark("ready");
}

/** A script with its sheet. */
function bring(part) {
    phone.look(part);
    fetchPart(part);
}

/** What most evenings do without has a script of its own; it finds what it belongs to in its element. */
function fetchPart(name) {
    if (fetched[name]) return;
    fetched[name] = Object.assign(document.createElement("script"), { KINDS, VIEWS, phone, page, arrived: update, src: `${phone.files}joined/phone-${name}.${start.language}.js` });
    fetched[name].onerror = () => setTimeout(() => (fetched[name] = null) || update(), 5000);
    document.body.append(fetched[name]);
}

/** Only now, so that on a slow line nothing stands in the way of the evening: the look of the page, for the next visit; and when it is calm, what most evenings need later. */
function live() {
    performance.mark("live");
    setTimeout(() => ["results", "ideas"].forEach(bring), CALM_MS * (1 + Math.random())); // not all of a hall at once
    const sheet = byId("sheet");
    if (sheet) sheet.rel = "prefetch";
}

function foreign() {
    const { language } = connection.docs.get("meetup");
    return language !== start.language && language;
}

/** A practice question that was answered too late needs no warning: it counts for nothing. */
function acked(command, ack) {
    if (!(page && page.acked(command, ack)) && !ack.ok && command.verb !== "practice") warn(ack.message);
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
    const full = status === "refused" && connection.refusal === "full";
    if (status === "refused" && !full) location.replace(`/${start.code}/out`); // the server says there why, and what to do
    show(byId("stage"), !full);
    byId("refused").textContent = "";
    if (full) byId("refused").append(fullView());
    update();
}

function fullView() {
    return el("section", { class: "step welcome stack" }, el("h2", { tabindex: "-1", text: t("The meetup is full") }), el("p", { text: t("We keep trying. You come in by yourself when there is room.") }));
}
