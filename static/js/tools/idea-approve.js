import { html } from "../../vendor/preact.js";
import { t } from "../language.js";
import { Dialog } from "../desk/dialog.js";
import { standsOut } from "../desk/inbox.js";

/** Approving all that the list shows and that wait, but for what stands out: it says how many they are, and asks. */
export function IdeaApprove({ desk }) {
  const ideas = desk.approving.value;
  const close = () => (desk.approving.value = null);
  return html`<${Dialog} open=${ideas !== null} left=${close} name="approve-all">${ideas && html`<${Asked} desk=${desk} ideas=${ideas} close=${close} />`}<//>`;
}

function Asked({ desk, ideas, close }) {
  const n = ideas.length;
  const left = desk.ideasInView.filter(standsOut).length;
  const go = () => {
    close();
    desk.do("ideas.approve", { ideas });
  };
  return html`<div class="stack">
    <h2 id="approve-all">${n === 1 ? t("Approve 1 idea?") : t("Approve {n} ideas?", { n })}</h2>
    <p>${t("They no longer wait for you, on the screen and on the phones.")} ${left > 0 && (left === 1 ? t("1 that stands out goes on waiting.") : t("{n} that stand out go on waiting.", { n: left }))}</p>
    <p class="soft small">${t("Undo takes all of it back at once.")}</p>
    <div class="cluster">
      <button type="button" class="button action primary" autofocus onClick=${go}>${n === 1 ? t("Approve 1 idea") : t("Approve {n} ideas", { n })} <kbd aria-hidden="true">${t("Enter")}</kbd></button>
      <button type="button" class="button quiet" onClick=${close}>${t("Cancel")}</button>
    </div>
  </div>`;
}
