import { html } from "../../vendor/preact.js";
import { t } from "../language.js";
import { Plain } from "../desk/button.js";
import { roundState } from "../desk/on-screen.js";
import { hasCounts, isSplittable, isWritten, lags } from "../desk/tab-poll.js";
import { totalSentence } from "../parts/figures.js";
import { Results } from "../parts/results.js";
import { rightWords } from "../parts/voting.js";
import { JudgingTool } from "./judging-tool.js";
import { SplitsTool } from "./splits-tool.js";

const LATEST = 2; // rounds that are seen without asking for them

/** The rounds beside the one on air, the last one first; one that stayed open when the room went on can be closed here. */
export function EarlierRounds({ desk, rounds }) {
  const each = (round) => html`<${Earlier} key=${round.id} desk=${desk} round=${round} />`;
  return html`<div class="earlier"><h3 class="small-title">${t("Earlier rounds")}</h3>
    ${rounds.slice(0, LATEST).map(each)}
    ${rounds.length > LATEST && html`<details class="earlier__more"><summary>${t("and {n} more", { n: rounds.length - LATEST })}</summary>${rounds.slice(LATEST).map(each)}</details>`}
  </div>`;
}

function Earlier({ desk, round }) {
  const total = round.answered === undefined ? (round.results ? round.results.total : 0) : round.answered;
  return html`<details class="earlier__round">
    <summary>${round.question}${" "}<span class="soft">
      · ${t("Round {number}", { number: round.number })} · ${totalSentence(total)} · ${rightWords(round)}${round.taken_back && html` · <b>${t("taken back")}</b>`}${round.state !== "closed" && html` · <b>${roundState(round)}</b>`}
    </span></summary>
    ${round.state === "open" && desk.may("round.close") && html`<${Plain} look="small" onClick=${() => desk.do("round.close", { round: round.id })}>${t("Close the vote")}<//>`}
    ${isWritten(round) && html`<${JudgingTool} desk=${desk} round=${round} waits />`}
    ${hasCounts(round) && html`<${Results} round=${round} />`}
    ${lags(round) && html`<p class="soft small">${t("Answered")}: ${round.answered}</p>`}
    ${isWritten(round) && html`<${JudgingTool} desk=${desk} round=${round} />`}
    ${isSplittable(round) && desk.may("round.split") && html`<${SplitsTool} desk=${desk} round=${round} />`}
  </details>`;
}
