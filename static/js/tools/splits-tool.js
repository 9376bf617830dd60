import { html } from "../../vendor/preact.js";
import { t } from "../language.js";
import { SplitResults } from "../parts/split-results.js";
import { SEVERAL, tells, VIEWS } from "../parts/splits.js";
import { untoldWords } from "../parts/untold.js";
import { Plain } from "../desk/button.js";
import { printOf } from "../desk/keys.js";
import { viewsOf, WHOLE } from "../desk/views.js";
import { moversSentence } from "./movers.js";

/** A closed round by role, by table and as a shift: taken when the desk asks for it, and shown to the room when it lets it. */
export function SplitsTool({ desk, round }) {
  if (!round.rows) return html`<p class="soft small">${round.voting === "table" ? WHY_NOT.table() : WHY_NOT.words()}</p>`;
  if (!round.split) return html`<${Untaken} desk=${desk} round=${round} />`;
  const views = VIEWS.filter((view) => round.split[view]);
  const key = (desk.docs.get("round") || {}).id === round.id ? printOf("nextView") : undefined; // keys are about the round on air only
  if (views.length === 0) return html`<p class="soft small">${t("Nobody said a role or a table, and it was not asked before: there is nothing to lay side by side.")}</p>`;
  return html`<section class="desk-splits" aria-label=${t("By role and table")}>
    ${views.length > 0 && html`<div class="desk-splits__views" role="group" aria-label=${t("The room sees")} aria-keyshortcuts=${key}>
      <span class="small-title">${t("The room sees")} ${key && html`<kbd aria-hidden="true">${key}</kbd>`}</span>
      ${[WHOLE, ...views].map((view) => html`<${View} key=${view} desk=${desk} round=${round} view=${view} />`)}
    </div>`}
    ${views.map((view) => html`<details key=${view} class="desk-splits__split" open=${round.view === view || undefined}>
      <summary>${NAMES[view]()}${!tells(round, view) && html` <span class="soft">· ${untoldWords()}</span>`}</summary>
      <${SplitResults} round=${round} by=${view} tables />
      ${view === "shift" && html`<p class="small">${moversSentence(round)}</p>`}
    </details>`)}
  </section>`;
}

const ONCE = {
  all: () => t("Also who changed their mind, when this was asked before. It is taken once: after that this round can't be open again. Of small groups often nothing can be shown."),
  several: () => t("It is taken once: after that this round can't be open again. Of small groups often nothing can be shown."),
};

const WHY_NOT = {
  table: () => t("This round is not split by role: tables answered, not people."),
  words: () => t("This question is not split by role or table: somebody's own words may show who wrote them."),
};

const NAMES = {
  all: () => t("The whole room"),
  role: () => t("By role"),
  table: () => t("By table"),
  shift: () => t("Who changed their mind"),
};

function View({ desk, round, view }) {
  const of = viewsOf(round).includes(view);
  const use = () => of && round.view !== view && desk.do("round.view", { round: round.id, view });
  return html`<${Plain} look="small" aria-pressed=${String(round.view === view)} aria-disabled=${of ? undefined : "true"} onClick=${use}>${NAMES[view]()}<//>`;
}

function Untaken({ desk, round }) {
  return html`<div class="desk-splits">
    <${Plain} look="small" onClick=${() => desk.do("round.split", { round: round.id })}>${t("By role and table")}<//>
    <p class="soft small">${SEVERAL.includes(round.kind) ? ONCE.several() : ONCE.all()}</p>
  </div>`;
}
