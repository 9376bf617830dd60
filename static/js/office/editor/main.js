import { effect, html, render } from "../../../vendor/preact.js";
import { boot } from "../../boot.js";
import { connect } from "../../live/connection.js";
import { browserStorage } from "../../live/storage.js";
import { App } from "./app.js";
import { Editor, EVENING } from "./editor.js";
import { Wishes } from "./wishes.js";

const SILENT_MS = 60; // in which the live region is empty, so that the same sentence twice is read twice

const given = boot();
const storage = browserStorage();
const editor = new Editor(given, connect(given, { outbox: new Wishes(storage, `facilitator/office/${given.id}/wishes`) }), storage);
const page = document.getElementById("editor");
const asked = location.hash.slice(1);

editor.choose(editor.step(asked) ? asked : EVENING);
editor.shelf.load();
page.replaceChildren(); // what stood here while this was loaded
render(html`<${App} editor=${editor} otherLanguage=${page.dataset} />`, page);
announce(document.getElementById("said"));

/** Each receipt and refusal goes through the page's one live region. */
function announce(region) {
  effect(() => {
    const { text = "" } = editor.receipt.value || {};
    region.textContent = "";
    if (text) setTimeout(() => (region.textContent = text), SILENT_MS);
  });
}
