import { html } from "../../vendor/preact.js";
import { t } from "../language.js";
import { Plain } from "../desk/button.js";

/** What can be asked in two keys. The moderator says what it is about; phones have the answers at once. */
export function QuickTool({ desk }) {
  return html`<div class="stack" onKeyDown=${(event) => byNumber(event, desk)}>
    <h2 id="quick">${t("Quick question")}</h2>
    <p class="soft small">${t("Say aloud what it is about. It is asked at once, and stays in the run of show.")}</p>
    <ol class="quick">
      ${questions(desk).map((step, at) => html`<li key=${step.title}>
        <button type="button" class="button quick__question" autofocus=${at === 0} onClick=${() => ask(desk, step)}><kbd aria-hidden="true">${at + 1}</kbd> ${step.title}</button>
      </li>`)}
    </ol>
    <div><${Plain} look="quiet" onClick=${() => (desk.quickOpen.value = false)}>${t("Cancel")}<//></div>
  </div>`;
}

/** In the language of the evening, which need not be that of the desk. */
function questions(desk) {
  return desk.boot.quick[(desk.docs.get("meetup") || {}).language] || [];
}

function byNumber(event, desk) {
  const step = questions(desk)[Number(event.key) - 1];
  if (!step || event.repeat || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  ask(desk, step);
}

/** Right before what was to come: after it GO goes on as planned. */
async function ask(desk, step) {
  desk.quickOpen.value = false;
  const next = desk.next.value;
  const added = await desk.do("show.add", { step, ...(next ? { before: next.id } : {}) });
  if (added) await desk.step("show.go", { step: added.step });
}
