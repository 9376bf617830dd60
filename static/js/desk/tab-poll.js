import { html } from "../../vendor/preact.js";
import { t } from "../language.js";
import { totalSentence } from "../parts/figures.js";
import { Results } from "../parts/results.js";
import { rightWords } from "../parts/voting.js";
import { isOpen, isSeeable } from "./asking.js";
import { Action } from "./button.js";
import { toolNamed } from "./lending.js";
import { resultsState, roundState } from "./on-screen.js";

const LATEST = 2; // rounds that are seen without asking for them

const [Judging, Splits] = ["judging", "splits"].map(toolNamed);

/** The vote: always with its counts, for the desk only, and the rounds before it. */
export function PollTab({ desk }) {
  const round = desk.docs.get("round");
  const earlier = desk.docs.all("round/").filter((other) => !round || other.id !== round.id).reverse();
  return html`<div class="poll">
    ${round ? html`<${Running} desk=${desk} round=${round} />` : html`<${NoRound} desk=${desk} />`}
    ${earlier.length > 0 && html`<div class="earlier"><h3 class="small-title">${t("Earlier rounds")}</h3>
      ${earlier.slice(0, LATEST).map((other) => html`<${Earlier} key=${other.id} desk=${desk} round=${other} />`)}
      ${earlier.length > LATEST && html`<details class="earlier__more"><summary>${t("and {n} more", { n: earlier.length - LATEST })}</summary>
        ${earlier.slice(LATEST).map((other) => html`<${Earlier} key=${other.id} desk=${desk} round=${other} />`)}
      </details>`}
    </div>`}
  </div>`;
}

function Running({ desk, round }) {
  return html`<div class="poll__round">
    <div class="poll__head">
      <div>
        <p class="soft small">${t("Round {number}", { number: round.number })} · ${roundState(round)} · ${resultsState(round)} · ${rightWords(round)}</p>
        <h3>${round.question}</h3>
      </div>
      <div class="poll__actions">
        <${Action} desk=${desk} name="openClose" look=${isOpen(desk) ? "strong" : ""} />
        <${Action} desk=${desk} name="reveal" />
        ${isOpen(desk) && html`<${Action} desk=${desk} name="again" />`}
      </div>
    </div>
    ${isWritten(round) && html`<${Judging} desk=${desk} round=${round} waits />`}
    ${round.kind !== "text" && html`<${Results} round=${round} />`}
    ${isWritten(round) && html`<${Judging} desk=${desk} round=${round} />`}
    ${!(round.shown && isSeeable(round)) && html`<p class="soft small">${t("Only the desk sees these counts.")}</p>`}
    ${isSplittable(round) && desk.may("round.split") && html`<${Splits} desk=${desk} round=${round} />`}
  </div>`;
}

const isWritten = ({ results }) => Boolean(results && "hidden" in results);

/** Also where it can't be: then it says why. */
const isSplittable = (round) => round.state === "closed" && !round.taken_back;

function NoRound({ desk }) {
  const step = desk.docs.get("step");
  if (!step || step.kind !== "poll") return html`<p class="soft poll__round">${t("No vote is on air.")}</p>`;
  return html`<div class="poll__round"><p>${t("The vote has not been opened yet.")}</p><${Action} desk=${desk} name="openClose" look="primary" /></div>`;
}

function Earlier({ desk, round }) {
  const total = round.results ? round.results.total : 0;
  return html`<details class="earlier__round">
    <summary>${round.question} <span class="soft">
      · ${t("Round {number}", { number: round.number })} · ${totalSentence(total)} · ${rightWords(round)}${round.taken_back && html` · <b>${t("taken back")}</b>`}${round.state !== "closed" && html` · <b>${roundState(round)}</b>`}
    </span></summary>
    ${isWritten(round) && html`<${Judging} desk=${desk} round=${round} waits />`}
    ${round.kind !== "text" && html`<${Results} round=${round} />`}
    ${isWritten(round) && html`<${Judging} desk=${desk} round=${round} />`}
    ${isSplittable(round) && desk.may("round.split") && html`<${Splits} desk=${desk} round=${round} />`}
  </details>`;
}
