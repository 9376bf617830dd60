import { html, useRef, useState } from "../../vendor/preact.js";
import { t } from "../language.js";
import { Plain } from "../desk/button.js";
import { printOf } from "../desk/keys.js";
import { flagWords } from "./screening.js";
import { aboutText, orderOfTexts } from "./judging.js";
import { focusRow, useOwnKeys } from "./own-keys.js";
import { RedactDialog } from "./redact-dialog.js";

/** What people wrote as an answer, for the desk to approve, to hide or to remove for good: what waits (`waits`), or what was approved and what was hidden. */
export function JudgingTool({ desk, round, waits }) {
  const [removing, setRemoving] = useState(null);
  const { waiting, counts, hidden, redacted, flags = {}, spellings = {} } = round.results;
  const remove = (fields) => desk.do("answer.redact", { round: round.id, text: removing, ...fields });
  const given = { desk, round, ask: setRemoving, flags, spellings };
  return html`<div class="judging">
    ${waits && html`<${Texts} ...${given} title=${t("Waiting for you")} counts=${waiting} approve hide waits />`}
    ${!waits && html`<${Texts} ...${given} title=${t("Approved")} counts=${counts} hide />`}
    ${!waits && html`<${Texts} ...${given} title=${t("Hidden")} counts=${hidden} approve />`}
    ${!waits && redacted > 0 && html`<p class="soft small">${t("Removed for good: {n}", { n: redacted })}</p>`}
    <${RedactDialog} name=${waits ? "redact-waiting" : "redact-answer"} words=${removing} note=${noteOn(aboutText(spellings, removing))} close=${() => setRemoving(null)} remove=${remove} />
  </div>`;
}

function noteOn(others) {
  const more = others ? [t("Other spellings go too: {words}.", { words: others.join(", ") })] : [];
  return [...more, t("Their phone says so, and may send another text while the vote is open.")].join(" ");
}

function Texts({ desk, round, ask, flags, spellings, title, counts = {}, approve, hide, waits }) {
  const list = useRef(null);
  const texts = orderOfTexts(counts, waits ? flags : {});
  if (texts.length === 0) return null;
  const judge = (verb, text) => desk.do(verb, { round: round.id, text });
  const deedsOf = (text) => [
    approve && { action: "showIdea", verb: "answer.show", word: t("Approve"), name: t("Approve: {text}", { text }), run: () => judge("answer.show", text) },
    hide && { action: "hideIdea", verb: "answer.hide", word: t("Hide"), name: t("Hide: {text}", { text }), run: () => judge("answer.hide", text) },
    { action: "redactIdea", verb: "answer.redact", word: t("Remove …"), name: t("Remove for good: {text}", { text }), run: () => ask(text) },
  ].filter((deed) => deed && desk.may(deed.verb));
  return html`<section class="judging__part" aria-label=${title}>
    <h4 class="small-title">${title} · ${texts.length}</h4>
    <ul class="judging__texts" ref=${list}>
      ${texts.map((text, at) => html`<${Text} key=${text} desk=${desk} text=${text} count=${counts[text]} flags=${aboutText(flags, text)} others=${aboutText(spellings, text)} waits=${waits} deeds=${deedsOf(text)} after=${() => focusRow(list.current, at)} />`)}
    </ul>
  </section>`;
}

/** Its keys are those of an idea, for the text in which the focus is. */
function Text({ desk, text, count, flags, others, waits, deeds, after }) {
  const keys = useOwnKeys(desk, deeds.map(({ action, run }) => ({ action, run: async () => (await run()) && after() })));
  return html`<li class="judging__text" ...${keys}>
    <span>${flags && html`<span class=${`badge ${waits ? "badge--warn" : ""}`}>${t("Mind: {what}", { what: flagWords(flags) })}</span> `}${text}${count > 1 && html` <span class="soft">${count} ×</span>`}${others && html` <span class="soft small">${t("also {words}", { words: others.join(", ") })}</span>`}</span>
    <span class="cluster">${deeds.map(({ action, word, name, run }) => html`<${Plain} key=${action} look="small" aria-label=${name} aria-keyshortcuts=${printOf(action)} onClick=${run}>${word}<kbd aria-hidden="true">${printOf(action)}</kbd><//>`)}</span>
  </li>`;
}
