import { html } from "../../vendor/preact.js";
import { t } from "../language.js";
import { Results } from "../parts/results.js";
import { rightWords } from "../parts/voting.js";
import { isOpen, isSeeable } from "./asking.js";
import { Action } from "./button.js";
import { toolNamed } from "./lending.js";
import { resultsState, roundState } from "./on-screen.js";

const [EarlierRounds, Judging, Splits] = ["earlier", "judging", "splits"].map(toolNamed);

/** The vote: always with its counts, for the desk only, and the rounds before it. */
export function PollTab({ desk }) {
  const round = desk.docs.get("round");
  const earlier = desk.docs.all("round/").filter((other) => !round || other.id !== round.id).reverse();
  return html`<div class="poll">
    ${round ? html`<${Running} desk=${desk} round=${round} />` : html`<${NoRound} desk=${desk} />`}
    ${earlier.length > 0 && html`<${EarlierRounds} desk=${desk} rounds=${earlier} />`}
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
    ${hasCounts(round) && html`<${Results} round=${round} />`}
    ${isWritten(round) && html`<${Judging} desk=${desk} round=${round} />`}
    ${!(round.shown && isSeeable(round)) && html`<p class="soft small">${t("Only the desk sees these counts.")}</p>`}
    ${lags(round) && html`<p class="soft small">${t("Answered")}: ${round.answered}</p>`}
    ${isSplittable(round) && desk.may("round.split") && html`<${Splits} desk=${desk} round=${round} />`}
  </div>`;
}

export const isWritten = ({ results }) => Boolean(results && "hidden" in results);

/** Texts have none; nor has a vote before its first step, though some answered. */
export const hasCounts = (round) => round.kind !== "text" && !(lags(round) && !round.results.total);

/** While people vote the counts come in steps of five. */
export const lags = ({ answered = -1, results }) => answered >= 0 && answered !== results.total;

/** Also where it can't be: then it says why. */
export const isSplittable = (round) => round.state === "closed" && !round.taken_back;

function NoRound({ desk }) {
  const step = desk.docs.get("step");
  if (!step || step.kind !== "poll") return html`<p class="soft poll__round">${t("No vote is on air.")}</p>`;
  return html`<div class="poll__round"><p>${t("The vote has not been opened yet.")}</p><${Action} desk=${desk} name="openClose" look="primary" /></div>`;
}
