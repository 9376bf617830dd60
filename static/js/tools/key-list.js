import { html } from "../../vendor/preact.js";
import { t } from "../language.js";
import { allowed } from "../desk/actions.js";
import { KEYS } from "../desk/keys.js";

/** The list of keys. Each can be switched off, for who drives the desk by voice or brushes against keys. */
export function KeyList({ desk }) {
  return html`<form method="dialog" class="stack">
    <div class="dialog__head">
      <h2 id="keys">${t("Keys")}</h2>
      <button class="button primary" autofocus>${t("Close")}</button>
    </div>
    <p class="soft small">${t("Keys do nothing while you type. Without a tick a key is off.")}</p>
    <ul class="keys">${KEYS.filter((key) => allowed(desk, key.action)).map((key) => html`<${Row} key=${key.action} desk=${desk} entry=${key} />`)}</ul>
  </form>`;
}

function Row({ desk, entry }) {
  const off = desk.keysOff.value;
  const isOn = !off.includes(entry.action);
  const flip = () => desk.switchKeys(isOn ? [...off, entry.action] : off.filter((action) => action !== entry.action));
  return html`<li><label class="keys__row">
    <input type="checkbox" checked=${isOn} onChange=${flip} />
    <span class="keys__print"><kbd>${entry.print()}</kbd>${entry.also && html` <kbd>${entry.also}</kbd>`}</span>
    <span>${WORDS[entry.action]()}</span>
  </label></li>`;
}

export const WORDS = {
  go: () => t("GO: the step marked “next”, whatever you look at"),
  back: () => t("Back to the step before"),
  black: () => t("Screen black, and back"),
  panic: () => t("Panic: black, voting paused, ideas wait"),
  goSelected: () => t("GO to the selected step; a number selects it"),
  freeze: () => t("Freeze the picture, and let it go"),
  join: () => t("Join screen with the QR code"),
  reveal: () => t("Show or hide the results"),
  openClose: () => t("Open or close the vote or the ideas; after the close: a new round"),
  nextView: () => t("Which results or ideas the room sees; of what was agreed the next sheet"),
  play: () => t("Play or pause the fragment"),
  showIdea: () => t("Approve the selected idea or answer"),
  approveAll: () => t("Approve all ideas that wait, but for what stands out: asks first"),
  hideIdea: () => t("Hide the selected idea or answer"),
  editIdea: () => t("Edit the selected idea"),
  mergeIdea: () => t("Merge the selected idea with one that says the same"),
  muteIdea: () => t("Silence the author of the selected idea, and back"),
  redactIdea: () => t("Remove the selected idea or answer for good: asks again"),
  search: () => t("Search the ideas"),
  earlier: () => t("The selected step earlier"),
  later: () => t("The selected step later"),
  clock: () => t("Start or pause the clock"),
  nextPhase: () => t("Next phase of the talk"),
  writeDown: () => t("Write down a condition or an agreement"),
  more: () => t("One minute more"),
  less: () => t("One minute less"),
  quick: () => t("A quick question: then its number"),
  roomy: () => t("More room for the tools, and back"),
  undo: () => t("Undo"),
  help: () => t("This list"),
};
