import { html, render, signal } from "../../vendor/preact.js";
import { boot } from "../boot.js";
import { t } from "../language.js";
import { keepFitting } from "../screen/fit.js";
import { pictureOf } from "../screen/picture.js";
import { Stage } from "../screen/stage.js";
import { still } from "./still.js";

const AN_HOUR = 3600;

/** One state of the screen, without the bar for who sets it up; or that of setting up. */
const given = boot();
const connection = still(given);
const picture = pictureOf(connection.docs);
const view = {
  picture: signal(picture),
  black: signal(picture.black),
  status: signal(connection.status),
  settingUp: signal(given.style.open === "set-up"),
  signsUntil: signal(given.style.open === "sign" ? connection.now() + AN_HOUR : 0),
  machine: stillMachine(),
};
const root = document.getElementById("stage");

render(html`<${Stage} view=${view} page=${given} now=${() => connection.now()} />`, root);
keepFitting(root);
hideSetUp();

/** As after two seconds without a mouse, on a full screen. */
function hideSetUp() {
  document.documentElement.setAttribute("data-still", "");
  document.dispatchEvent(new Event("fullscreenchange"));
}

/** A machine on which a part of everything is still to be done. */
function stillMachine() {
  const titles = [...(connection.docs.get("clips") || { clips: [] }).clips.map((clip) => clip.title), t("Fragment"), t("Result")];
  const clips = titles.map((title, at) => ({ id: `s${at}`, title, state: ["loaded", "loading", "missing"][at % 3] }));
  const choices = { captions: signal("usual"), edge: signal("2.5"), choose: (name, value) => (choices[name].value = value) };
  return { sign: "K7", full: signal(true), sound: signal(false), wake: signal(null), clips: signal(clips), choices, voice: { tone() {} } };
}
