import { html } from "../../vendor/preact.js";
import { Help } from "./help.js";
import { Next } from "./next.js";
import { OnScreen } from "./on-screen.js";
import { RunOfShow } from "./run-of-show.js";
import { ScreenList } from "./screens.js";
import { StatusBar } from "./status-bar.js";
import { StepDialog } from "./step-dialog.js";
import { Tabs } from "./tabs.js";
import { UnsentView } from "./unsent-view.js";

/** The desk: what is going on, what the room sees, what comes next, and the tools below. */
export function App({ desk, otherLanguage }) {
  return html`<div class=${`desk desk--${desk.audience}`}>
    <${StatusBar} desk=${desk} otherLanguage=${otherLanguage} />
    <main class="air">
      <${RunOfShow} desk=${desk} />
      <${OnScreen} desk=${desk} />
      <${Next} desk=${desk} />
    </main>
    <${Tabs} desk=${desk} />
    <${UnsentView} desk=${desk} />
    <${Help} desk=${desk} />
    <${StepDialog} desk=${desk} />
    <${ScreenList} desk=${desk} />
  </div>`;
}
