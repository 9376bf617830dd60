import { html, useState } from "../../vendor/preact.js";
import { t } from "../language.js";
import { QuestionsAfter } from "../desk/clip-facts.js";
import { FragmentControls } from "../desk/fragment-controls.js";
import { MomentsTool } from "./moments-tool.js";
import { TogetherTool } from "./together-tool.js";

/** The clip on air: play, pause, go to a place in it; and what the room was asked to look for. */
export function FragmentTool({ desk }) {
  const fragment = desk.clip.fragment.value;
  const step = desk.docs.get("step");
  const [together, moments] = [desk.docs.get("progress") && html`<${TogetherTool} desk=${desk} />`, desk.docs.get("moments") && html`<${MomentsTool} desk=${desk} />`];
  if (!fragment || !step) return html`<div class="fragment"><p class="soft">${t("No fragment is on air.")}</p>${together}${moments}</div>`;
  const { before, notice } = step.fragment || {};
  return html`<div class="fragment-tab">
    <div class="fragment">
      <h3>${step.title}</h3>
      <${FragmentControls} desk=${desk} />
      ${fragment.url && html`<${Volume} desk=${desk} level=${fragment.volume} />`}
      ${together}
      ${before && html`<p><b>${t("To watch for")}:</b> ${before}</p>`}
      ${notice && html`<p class="notice">${notice}</p>`}
      <${QuestionsAfter} fragment=${((desk.onAir.value || {}).own || {}).fragment || {}} />
      ${fragment.url && html`<p class="soft small">${fragment.captions ? t("with captions") : t("without captions")}</p>`}
    </div>
    ${moments}
  </div>`;
}

/** Of all fragments, on every screen. */
function Volume({ desk, level }) {
  const [held, setHeld] = useState(null);
  const set = async (event) => {
    await desk.do("fragment.volume", { level: Number(event.currentTarget.value) });
    setHeld(null);
  };
  const shown = held === null ? level : held;
  return html`<label class="volume">
    <span class="volume__word">${t("Sound")}</span>
    <input type="range" class="seek__slider" min="0" max="100" step="5" value=${shown} aria-valuetext=${`${shown}%`} onInput=${(event) => setHeld(Number(event.currentTarget.value))} onChange=${set} />
    <span class="volume__level" aria-hidden="true">${shown}%</span>
  </label>`;
}
