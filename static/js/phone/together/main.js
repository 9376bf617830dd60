import { AskedClock } from "../../live/asked-clock.js";
import { newId } from "../../live/ids.js";
import { show } from "../dom.js";
import { togetherCard } from "./card.js";
import { Copy } from "./copy.js";

const LOOK_MS = 200;

/** The script of a clip that this phone plays itself, or of which it tells moments; fetched when the evening has one. It stands in the page of the moment. */
const { phone, page } = document.currentScript;
const { connection, docs } = phone;
const clock = new AskedClock({ ask, guess: () => connection.now() });
const copy = new Copy({ docs, clock, language: docs.get("meetup").language, changed: update, report });
const card = togetherCard(phone, copy);

phone.look("together");
["docs", "mine"].forEach((name) => connection.on(name, follow));
connection.on("status", (status) => status === "online" && (clock.wake(), copy.tell(clock.now(), true)));
document.addEventListener("visibilitychange", () => document.hidden || (clock.wake(), copy.player.steer()));
setInterval(update, LOOK_MS);
follow();

function follow() {
    const fragment = docs.get("fragment");
    if (fragment || (copy.armed && docs.get("preload"))) clock.run(Boolean(fragment));
    else clock.stop();
    copy.follow();
}

function update() {
    const now = clock.now();
    const shown = card.update(now);
    if (shown && !stand()) card.node.remove();
    show(card.node, shown);
    copy.tell(now);
}

/** On the waiting page under the welcome, on the page of a fragment below its question, and nowhere else. */
function stand() {
    const view = page.view();
    const fragment = docs.get("fragment");
    const waiting = page.current === "waiting" && !fragment;
    if (!view || !(waiting || (fragment && page.current.startsWith(`step/${fragment.id}/`)))) return false;
    const below = waiting ? view.node.children[1] : null;
    if (card.node.parentNode !== view.node) view.node.insertBefore(card.node, below === card.node ? below.nextSibling : below);
    const look = view.node.querySelector(":scope > .state");
    if (look) show(look, !fragment || !fragment.url || (!copy.armed && (docs.get("step").fragment || {}).where === "both"));
    return true;
}

function ask(heard) {
    return connection.socket.connected && connection.socket.emit("time", heard);
}

/** Not by the outbox: what a phone said of itself a while ago helps nobody. */
function report(state, step) {
    if (connection.socket.connected) connection.socket.emit("do", Object.assign({ id: newId(), verb: "fragment.progress", state }, step ? { step } : {}), () => {});
}
