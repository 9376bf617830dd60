import { html, useEffect, useRef } from "../../vendor/preact.js";
import { t } from "../language.js";
import { CAPTIONS, EDGES } from "./choices.js";
import { shownClips, isNear } from "./clips.js";
import { toggleFullScreen } from "./full.js";

/** Lines for clips beside the checks. */
const MOST_LINES = 7;

/** Before the evening, over this screen only: is everything ready, and does the projector show the whole picture? */
export function SetUpScene({ machine, leave, other }) {
  const ready = useRef(null);
  useEffect(() => ready.current.focus(), []);
  return html`<section class="setting-up" role="dialog" aria-modal="true" aria-labelledby="setting-up">
    <${TestCard} />
    <div class="setting-up__panel">
      <div class="setting-up__head">
        <h1 id="setting-up">${t("Set up this screen")}</h1>
        ${other && html`<a class="button quiet" href=${other.url} lang=${other.language} hreflang=${other.language}>${other.name}</a>`}
        <p class="setting-up__sign">${t("Sign of this screen")} <b>${machine.sign}</b></p>
      </div>
      <div class="setting-up__columns">
        <div class="checks">
          <${FullScreen} full=${machine.full.value} />
          <${SoundCheck} armed=${machine.sound.value} tone=${() => machine.voice.tone()} />
          <${Choice} choices=${machine.choices} name="captions" title=${t("Captions")} values=${CAPTIONS} word=${captionWord} />
          <${Choice} choices=${machine.choices} name="edge" title=${t("Edges")} values=${EDGES} word=${edgeWord}>${t("Do you see the white line all round?")}<//>
          <${Awake} held=${machine.wake.value} />
        </div>
        <${ClipList} clips=${machine.clips.value} />
      </div>
      <div class="setting-up__foot">
        <p class="setting-up__captions"><span>${t("Captions are this large")}</span></p>
        <button type="button" class="button primary setting-up__ready" ref=${ready} onClick=${leave}>${t("Ready")} <kbd aria-hidden="true">Enter</kbd></button>
      </div>
    </div>
  </section>`;
}

/** What a projector must show whole: a line at the very edge, circles that are round, every colour. */
function TestCard() {
  return html`<div class="test-card" aria-hidden="true">
    ${["a", "b", "c", "d"].map((corner) => html`<i key=${corner} class=${`test-card__corner test-card__corner--${corner}`}></i>`)}
    <i class="test-card__bars"></i>
  </div>`;
}

function Check({ good, title, state, children }) {
  return html`<div class=${`check ${good ? "check--good" : ""}`}>
    <span class="check__mark" aria-hidden="true">${good ? "✓" : "!"}</span>
    <p class="check__words"><b>${title}</b> <span class="check__state">${state}</span></p>
    ${children}
  </div>`;
}

function FullScreen({ full }) {
  return html`<${Check} good=${full} title=${t("Full screen")} state=${full ? t("fills the screen") : t("not yet")}>
    <button type="button" class="button" onClick=${toggleFullScreen}>${full ? t("Back to a window") : t("Fill the screen")} <kbd aria-hidden="true">F</kbd></button>
  <//>`;
}

function SoundCheck({ armed, tone }) {
  return html`<${Check} good=${armed} title=${t("Sound")} state=${armed ? t("armed") : t("not armed yet")}>
    <button type="button" class="button" onClick=${tone}>${armed ? t("Play a tone") : t("Arm sound")}</button>
  <//>`;
}

function Awake({ held }) {
  const state = held === null ? t("not possible here: switch sleep off") : held ? t("this machine does not sleep") : t("not now");
  return html`<${Check} good=${held} title=${t("Stays awake")} state=${state} />`;
}

function Choice({ choices, name, title, values, word, children }) {
  const chosen = choices[name].value;
  return html`<div class="check check--choice" role="radiogroup" aria-labelledby=${`choice-${name}`}>
    <p class="check__words" id=${`choice-${name}`}><b>${title}</b> ${children && html`<span class="check__state">${children}</span>`}</p>
    <div class="check__values">
      ${values.map((value) => html`<label class="chip" key=${value}>
        <input type="radio" name=${name} checked=${value === chosen} onChange=${() => choices.choose(name, value)} /><span>${word(value)}</span>
      </label>`)}
    </div>
  </div>`;
}

function captionWord(size) {
  return { usual: t("usual"), large: t("large"), larger: t("larger") }[size];
}

function edgeWord(percent) {
  return `${percent.replace(".", document.documentElement.lang === "nl" ? "," : ".")} %`;
}

function ClipList({ clips }) {
  const loaded = clips.filter(({ state }) => isNear(state)).length;
  const { shown, more } = shownClips(clips, MOST_LINES);
  return html`<section class="clips" aria-labelledby="setting-up-clips">
    <h2 id="setting-up-clips">${clips.length ? t("{ready} of {of} clips loaded", { ready: loaded, of: clips.length }) : t("No clips in this evening")}</h2>
    <ul class="clips__list">
      ${shown.map((clip) => html`<li class=${`clips__clip clips__clip--${clip.state}`} key=${clip.id}>
        <span class="clips__title">${clip.title}</span> <span class="clips__state">${stateWord(clip.state)}</span>
      </li>`)}
      ${more > 0 && html`<li class="clips__more">${t("and {n} more", { n: more })}</li>`}
    </ul>
  </section>`;
}

function stateWord(state) {
  return { loaded: t("loaded"), streams: t("from the server"), loading: t("loading"), missing: t("missing") }[state];
}
