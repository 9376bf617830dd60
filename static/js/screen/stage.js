import { html, useEffect } from "../../vendor/preact.js";
import { t } from "../language.js";
import { Clock } from "./clock-face.js";
import { headingOf, sceneName, shownScene, WITH_CLOCK } from "./picture.js";
import { SetUp } from "./set-up.js";
import { SetUpScene } from "./set-up-scene.js";
import { SignCard } from "./sign-card.js";
import { sceneFor } from "./scenes.js";
import { JoinLine, JoinScene } from "./scenes/join.js";

const WITHOUT_JOIN_LINE = ["join", "over", "fragment", "silence"];

/** The whole screen: the scene, the clock, and over them the join card, black, and what only whoever sets up the screen asks for. */
export function Stage({ view, page, now }) {
  const picture = view.picture.value;
  const black = view.black.value;
  const settingUp = view.settingUp.value;
  const scene = shownScene(picture);
  const Scene = sceneFor(scene);
  const covered = black || settingUp || (picture.join && scene !== "join");
  useEffect(() => {
    document.documentElement.toggleAttribute("data-black", black);
  }, [black]);
  return html`
    <main class=${`scene scene--${scene}`} key=${sceneName(picture)} inert=${covered}>
      <${Scene} picture=${picture} page=${page} now=${now} silent=${black} />
      ${!WITHOUT_JOIN_LINE.includes(scene) && html`<${JoinLine} page=${page} />`}
      ${!WITH_CLOCK.includes(scene) && html`<${Clock} clock=${picture.clock} now=${now} />`}
    </main>
    ${picture.join && scene !== "join" && html`<section class="scene scene--join scene--over-all" aria-label=${t("Join")} inert=${black || settingUp}><${JoinScene} picture=${picture} page=${page} /></section>`}
    ${settingUp ? html`<${SetUpScene} machine=${view.machine} leave=${view.leaveSetUp} other=${page.other} />` : html`<${SetUp} open=${view.toggleSetUp} />`}
    <footer>
      <p class="visually-hidden" role="status">${headingOf(picture)}</p>
      <${Dot} status=${view.status.value} />
    </footer>
    ${picture.meetup.rehearsal && html`<p class="rehearsal">${t("Rehearsal")}</p>`}
    ${black && html`<div class="black"></div>`}
    <${SignCard} sign=${view.machine.sign} until=${view.signsUntil.value} now=${now} />
  `;
}

/** Only who knows where to look sees that the connection is gone: the room keeps its picture. */
function Dot({ status }) {
  if (status === "online") return null;
  return html`<span class=${`lost lost--${status}`} role="img" aria-label=${t("No connection with the server")}></span>`;
}
