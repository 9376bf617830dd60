import { html, useComputed } from "../../vendor/preact.js";
import { t } from "../language.js";
import { Support } from "../parts/idea.js";
import { colourOf } from "../parts/tally.js";
import { settleIdea } from "./actions.js";
import { Plain } from "./button.js";

/**
 * One idea in the inbox: choose it, show it, hide it. It is drawn again only when it or the choice changes. Tab stops at one row of the
 * list (`stop`); arrows go from row to row.
 */
export function IdeaRow({ desk, id, own, stop }) {
  const idea = desk.docs.get(`idea/${id}`);
  const chosen = useComputed(() => desk.selectedIdea.value === id);
  if (!idea) return null;
  return html`<li class=${`idea-row idea-row--${idea.status} series-${colourOf(own.themes, idea.theme)} ${chosen.value ? "idea-row--chosen" : ""}`}>
    <button type="button" id=${`idea-${id}`} class="idea-row__choose" aria-pressed=${String(chosen.value)} tabindex=${stop ? 0 : -1} onClick=${() => (desk.selectedIdea.value = id)}>
      <span class="idea-row__head">${idea.theme && html`<span class="idea__theme">${idea.theme}</span>`}${idea.table && html`<span class="badge">${t("Table {table}", { table: idea.table })}</span>`}<span class="badge">${statusWord(idea)}</span></span>
      <span class="idea-row__text">${idea.text}</span>
      <${Figures} desk=${desk} idea=${idea} kind=${own.support} />
    </button>
    <span class="idea-row__actions">
      <${Settle} desk=${desk} idea=${idea} stop=${stop} verb="idea.show" becomes="shown" word=${t("Show")} name=${t("Show: {text}", { text: idea.text })} />
      <${Settle} desk=${desk} idea=${idea} stop=${stop} verb="idea.hide" becomes="hidden" word=${t("Hide")} name=${t("Hide: {text}", { text: idea.text })} />
    </span>
  </li>`;
}

/** Both buttons always stand there: nothing moves under the pointer, and the focus stays. */
function Settle({ desk, idea, stop, verb, becomes, word, name }) {
  const done = idea.status === becomes;
  const look = idea.status === "waiting" && verb === "idea.show" ? "strong" : "";
  return html`<${Plain} look=${look} aria-label=${name} tabindex=${stop ? 0 : -1} aria-disabled=${done ? "true" : undefined} onClick=${() => done || settleIdea(desk, verb, idea.id)}>${word}<//>`;
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
  return { shown: t("shown"), hidden: t("hidden"), withdrawn: t("withdrawn") }[idea.status];
}
