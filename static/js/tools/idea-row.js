import { html, useComputed } from "../../vendor/preact.js";
import { t } from "../language.js";
import { Support } from "../parts/idea.js";
import { colourOf } from "../parts/tally.js";
import { settleIdea } from "../desk/idea-actions.js";
import { Action, Plain } from "../desk/button.js";
import { printOf } from "../desk/keys.js";
import { flagWords, Why, whyWord } from "./screening.js";
import { Taking } from "./taking.js";

/**
 * One idea in the inbox: choose it, show it, hide it, and say why; the selected one has the rest of what can be done to it.
 * It is drawn again only when it or the choice changes. Tab stops at one row of the
 * list (`stop`); arrows go from row to row.
 */
export function IdeaRow({ desk, id, own, stop }) {
  const idea = desk.docs.get(`idea/${id}`);
  const chosen = useComputed(() => desk.selectedIdea.value === id);
  if (!idea) return null;
  return html`<li class=${`idea-row idea-row--${idea.status} series-${colourOf(own.themes, idea.theme)} ${chosen.value ? "idea-row--chosen" : ""}`}>
    <button type="button" id=${`idea-${id}`} class="idea-row__choose" aria-pressed=${String(chosen.value)} tabindex=${stop ? 0 : -1} onClick=${() => (desk.selectedIdea.value = id)}>
      <span class="idea-row__head">${idea.theme && html`<span class="idea__theme">${idea.theme}</span>`}${idea.table && html`<span class="badge">${t("Table {table}", { table: idea.table })}</span>`}<span class="badge">${statusWord(idea)}</span><${Marks} idea=${idea} /></span>
      ${idea.status === "redacted" ? html`<${Redacted} idea=${idea} />` : html`<span class="idea-row__text">${idea.text}</span>`}
      ${idea.original && html`<span class="idea-row__own soft small">${t("As it was written: {text}", { text: idea.original })}</span>`}
      ${idea.status !== "redacted" && html`<${Figures} desk=${desk} idea=${idea} kind=${own.support} />`}
    </button>
    ${idea.status !== "redacted" && html`<span class="idea-row__actions">
      ${idea.status === "hidden" && html`<${Why} desk=${desk} idea=${idea} stop=${stop} />`}
      <${Settle} desk=${desk} idea=${idea} stop=${stop} chosen=${chosen.value} action="showIdea" verb="idea.show" becomes="shown" word=${t("Approve")} name=${t("Approve: {text}", { text: idea.text })} />
      <${Settle} desk=${desk} idea=${idea} stop=${stop} chosen=${chosen.value} action="hideIdea" verb="idea.hide" becomes="hidden" word=${t("Hide")} name=${t("Hide: {text}", { text: idea.text })} />
    </span>`}
    ${chosen.value && html`<span class="idea-row__more" role="group" aria-label=${t("The selected idea")}>
      ${["editIdea", "mergeIdea", "muteIdea", "redactIdea"].map((name) => html`<${Action} key=${name} desk=${desk} name=${name} />`)}
      ${["waiting", "shown", "hidden"].includes(idea.status) && html`<${Taking} desk=${desk} from=${{ idea: idea.id }} text=${idea.text} />`}
    </span>`}
  </li>`;
}

/** What the word list found, until somebody has looked at it, and what was done to the idea. */
function Marks({ idea }) {
  const looked = ["shown", "hidden"].includes(idea.status);
  return html`
    ${idea.flags && html`<span class=${`badge ${looked ? "" : "badge--warn"}`}>${t("Mind: {what}", { what: flagWords(idea.flags) })}</span>`}
    ${idea.under && html`<span class="badge">${t("the same as {n}", { n: idea.under })}</span>`}
    ${idea.original && html`<span class="badge">${t("edited")}</span>`}
    ${idea.muted && html`<span class="badge">${t("author silenced")}</span>`}
  `;
}

function Redacted({ idea }) {
  const facts = [t("Number {n}", { n: idea.id }), idea.why && whyWord(idea.why), clockTime(idea.at)].filter(Boolean);
  return html`<span class="idea-row__text soft">${t("The words were removed for good")} <span class="small">· ${facts.join(" · ")}</span></span>`;
}

function clockTime(at) {
  return new Date(at * 1000).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
}

/** Both buttons always stand there: nothing moves under the pointer, and the focus stays. Those of the selected idea have their keys on them. */
function Settle({ desk, idea, stop, chosen, action, verb, becomes, word, name }) {
  const done = idea.status === becomes;
  const look = idea.status === "waiting" && verb === "idea.show" ? "strong" : "";
  return html`<${Plain} look=${look} aria-label=${name} tabindex=${stop ? 0 : -1} aria-disabled=${done ? "true" : undefined} onClick=${() => done || settleIdea(desk, verb, idea.id)}>${word}${chosen && html`<kbd aria-hidden="true">${printOf(action)}</kbd>`}<//>`;
}

/** While a room votes these change ten times a second, and nothing else of the row does. Of many ideas those that nobody supports yet have no counts. */
function Figures({ desk, idea, kind }) {
  const figures = useComputed(() => {
    const support = desk.docs.get("support");
    return JSON.stringify(support && support.step === idea.step ? support.counts[idea.id] || {} : null);
  });
  const counts = JSON.parse(figures.value);
  return counts && html`<${Support} counts=${counts} kind=${kind} />`;
}

function statusWord(idea) {
  if (idea.status === "waiting") return idea.phones ? t("not on the screen yet") : t("waiting");
  if (idea.status === "hidden" && idea.why) return t("hidden: {why}", { why: whyWord(idea.why) });
  return { shown: t("shown"), hidden: t("hidden"), withdrawn: t("withdrawn"), redacted: t("removed") }[idea.status];
}
