import { boot } from "../boot.js";
import { AskedClock } from "../live/asked-clock.js";
import { connect } from "../live/connection.js";
import { browserStorage } from "../live/storage.js";
import { Black } from "../parts/black.js";
import { ClipHere, playsWithPhones, tellingOf } from "../parts/clip-here.js";
import { batch, effect, html, render, signal } from "../../vendor/preact.js";
import { deskChannel, hideCursorWhenStill } from "./hall.js";
import { keepFitting } from "./fit.js";
import { Hold } from "./hold.js";
import { listenToKeys } from "./keys.js";
import { Machine } from "./machine.js";
import { pictureOf } from "./picture.js";
import { Reporting } from "./reporting.js";
import { SettingUp } from "./setting-up.js";
import { Stage } from "./stage.js";

const TELL_AGAIN = ["storage", "too_fast", "failed"];
const TELL_AGAIN_MS = 2000;

const given = boot();
const connection = connect(given);
const storage = browserStorage();
const clock = new AskedClock({ ask: (heard) => connection.socket.connected && connection.socket.emit("time", heard), guess: () => connection.now() });
const now = () => (clock.running ? clock.now() : connection.now());
const black = new Black();
const clip = new ClipHere();
const hold = new Hold(sessionStorage, `screen/${given.code}/frozen`);
const settingUp = new SettingUp(storage);
const machine = new Machine({ code: given.code, storage, session: sessionStorage, root: document.documentElement, failed: () => reporting.again() });
const reporting = new Reporting(connection, () => machine.ready);
const view = {
  picture: signal(null),
  black: signal(false),
  status: signal(connection.status),
  settingUp: signal(false),
  signsUntil: signal(0),
  machine,
  toggleSetUp: () => decideHere(() => settingUp.toggle()),
  leaveSetUp: () => decideHere(() => settingUp.leave()),
};

function follow() {
  clip.hear(connection.docs.get("fragment"));
  const live = { ...pictureOf(connection.docs), fragment: clip.fragment };
  keepTime(live);
  black.hear(live.black);
  settingUp.hear(live.meetup.state);
  batch(() => {
    const picture = hold.next(live, now());
    view.picture.value = { ...picture, fragment: machine.shelf.near(picture.fragment) };
    view.signsUntil.value = (connection.docs.get("signs") || { until: 0 }).until;
    showHere();
  });
}

/** A clip that phones play too begins on all of them at once: the server is asked what time it is. */
function keepTime({ step }) {
  if (step && step.fragment && step.fragment.where) clock.run(true);
  else clock.stop();
}

/** What this machine alone decides, whatever the server says. */
function showHere() {
  view.black.value = black.on;
  view.settingUp.value = settingUp.on;
}

function decideHere(change) {
  change();
  batch(showHere);
}

/** Black by this screen's own keyboard: at once, and told, so that the desk knows. */
function toggleBlack() {
  decideHere(() => black.set(!black.on));
  tellBlack();
}

async function tellBlack() {
  const ack = await connection.send("screen.black", { on: black.on });
  if (TELL_AGAIN.includes(ack.code)) setTimeout(() => black.isUntold && tellBlack(), TELL_AGAIN_MS);
}

/** Plays or pauses by this screen's own keyboard: at once, and told, so that the desk knows. A frozen picture stays. */
function toggleClip() {
  const live = pictureOf(connection.docs);
  if (live.frozen || live.scene !== "fragment" || !live.fragment) return;
  if (connection.status === "online" && playsWithPhones(live.step)) connection.send(live.fragment.playing ? "fragment.pause" : "fragment.play", { step: live.step.id });
  else if (clip.toggle(connection.now())) playHere();
}

function playHere() {
  follow();
  tellClip();
}

async function tellClip() {
  if (!clip.untold || connection.status !== "online") return;
  const ack = await connection.send(...tellingOf(clip.fragment, clip.untold, connection.now()));
  if (ack.ok || ack.code === "not_sent") return;
  clip.drop();
  follow();
}

/** Clips are brought when the page itself is there. */
function bringClips() {
  if (connection.live) machine.shelf.follow((connection.docs.get("clips") || { clips: [] }).clips);
}

follow();
connection.on("docs", follow);
connection.on("docs", (keys) => keys.includes("clips") && bringClips());
connection.on("live", bringClips);
connection.on("status", () => (view.status.value = connection.status));
connection.on("status", tellClip);
connection.on("status", (status) => status === "online" && clock.wake());
effect(() => void (machine.clips.value && follow()));
effect(() => void (machine.ready && reporting.changed()));
deskChannel(given.code, {
  setBlack: (on) => decideHere(() => black.set(on)),
  setClip: (here) => {
    if (here) clip.set(here);
    else clip.drop();
    follow();
  },
});
listenToKeys({ toggleBlack, toggleClip, toggleSetUp: view.toggleSetUp, leaveSetUp: view.leaveSetUp });
hideCursorWhenStill(document.documentElement);

const root = document.getElementById("stage");
const other = { url: root.dataset.otherUrl, language: root.dataset.otherLanguage, name: root.dataset.otherName };
render(html`<${Stage} view=${view} page=${{ ...given, other }} now=${now} />`, root);
keepFitting(root);
