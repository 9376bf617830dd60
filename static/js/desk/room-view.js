import { html, render, useEffect, useRef, useSignal } from "../../vendor/preact.js";
import { Clock } from "../screen/clock-face.js";
import { keepFitting } from "../screen/fit.js";
import { sceneName, shownScene, WITH_CLOCK } from "../screen/picture.js";
import { sceneFor } from "../screen/scenes.js";
import { JoinLine } from "../screen/scenes/join.js";

/**
 * The screen in small: the very scenes and styles of the screen, in a frame of their own, where a hundredth of the height is just smaller.
 * `picture()` is read while drawing, so that the documents it reads draw it again; it is another one when `about` is. It makes no sound.
 */
export function RoomView({ desk, picture, about, title }) {
  const frame = useRef(null);
  const now = useSignal(picture);
  useEffect(() => void (now.value = picture), [about]);
  useEffect(() => fill(frame.current, () => html`<${Scene} desk=${desk} picture=${() => now.value()} />`, desk.boot.language), []);
  return html`<iframe ref=${frame} class="room-view" title=${title} tabindex="-1"></iframe>`;
}

function Scene({ desk, picture }) {
  const now = picture();
  const name = now.join ? "join" : shownScene(now);
  const Shown = sceneFor(name);
  const withLine = name !== "join" && name !== "over" && name !== "fragment" && name !== "silence";
  return html`<main class=${`scene scene--${name}`} key=${name === "join" ? name : sceneName(now)} inert>
    <${Shown} picture=${now} page=${desk.boot} now=${desk.docs.now} silent=${true} />
    ${withLine && html`<${JoinLine} page=${desk.boot} />`}
    ${!WITH_CLOCK.includes(name) && html`<${Clock} clock=${now.clock} now=${desk.docs.now} />`}
  </main>`;
}

function fill(frame, draw, language) {
  const sheets = [...document.querySelectorAll("link[data-screen]")].map((link) => `<link rel="stylesheet" href="${link.href}">`).join("");
  const drawn = () => {
    const root = frame.contentDocument.getElementById("stage");
    if (!root) return;
    render(draw(), root);
    keepFitting(root);
  };
  frame.addEventListener("load", drawn);
  frame.srcdoc = `<!doctype html><html lang="${language}" data-theme="dark" class="stage-page">
    <head>${sheets}</head><body><div id="stage" class="stage"></div></body></html>`;
  return () => frame.removeEventListener("load", drawn);
}
