import { html, useEffect, useState } from "../../vendor/preact.js";
import { Ending } from "./ending.js";
import { Help } from "./help.js";
import { TOOLS } from "./lending.js";
import { Next } from "./next.js";
import { OnScreen } from "./on-screen.js";
import { Quick } from "./quick.js";
import { Receipt } from "./receipt.js";
import { RunOfShow } from "./run-of-show.js";
import { Screens } from "./screens.js";
import { StatusBar } from "./status-bar.js";
import { Tabs } from "./tabs.js";
import { UnsentView } from "./unsent-view.js";

/** The desk: what is going on, what the room sees, what comes next, and the tools below. They come one after the other, for a slow laptop all at once is long. */
export function App({ desk, otherLanguage }) {
  const turn = useTurns(4);
  const StepDialog = TOOLS.value.dialog;
  return html`<div class=${`desk desk--${desk.audience} ${desk.roomy.on.value ? "desk--roomy" : ""}`}>
    <${StatusBar} desk=${desk} otherLanguage=${otherLanguage} />
    <main class="air">
      ${turn > 0 ? html`<${RunOfShow} desk=${desk} />` : html`<section class="panel"></section>`}
      ${turn > 1 ? html`<${OnScreen} desk=${desk} />` : html`<section class="panel"></section>`}
      ${turn > 2 ? html`<${Next} desk=${desk} />` : html`<section class="panel"></section>`}
    </main>
    ${turn > 3 ? html`<${Tabs} desk=${desk} />` : html`<section class="tools"></section>`}
    <${Receipt} desk=${desk} />
    <${UnsentView} desk=${desk} />
    <${Help} desk=${desk} />
    <${Ending} desk=${desk} />
    ${StepDialog && html`<${StepDialog} desk=${desk} />`}
    <${Screens} desk=${desk} />
    ${desk.audience === "desk" && html`<${Quick} desk=${desk} />`}
  </div>`;
}

/** Counts to `most`, one at each frame. */
function useTurns(most) {
  const [turn, setTurn] = useState(0);
  useEffect(() => void (turn < most && setTurn(turn + 1)), [turn]);
  return turn;
}
