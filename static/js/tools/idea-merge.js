import { html, useState } from "../../vendor/preact.js";
import { t } from "../language.js";
import { Dialog } from "../desk/dialog.js";
import { doubles, others, standing } from "./sorting.js";

/** Puts the selected idea under another that says the same. The words of both are kept, and it can be taken back. */
export function IdeaMerge({ desk }) {
  const id = desk.merging.value;
  const idea = id === null ? undefined : desk.docs.get(`idea/${id}`);
  const ideas = idea ? standing(desk.docs.all("idea/"), idea.step) : [];
  const self = ideas.find((each) => each.id === id);
  const close = () => (desk.merging.value = null);
  const put = async (into) => {
    close();
    if (await desk.do("idea.merge", { idea: id, into })) desk.selectedIdea.value = into;
  };
  return html`<${Dialog} open=${Boolean(self)} left=${close} look="dialog--wide" name="merge-idea">
    ${self && html`<${Choosing} key=${id} ideas=${ideas} idea=${self} put=${put} close=${close} />`}
  <//>`;
}

/** What may say the same comes first; a number or some letters find any other. Arrows choose, Enter does it. */
function Choosing({ ideas, idea, put, close }) {
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const offered = others(ideas, idea, typed).map((choice) => choice.idea);
  const like = doubles(ideas, idea);
  const active = Math.min(at, offered.length - 1);
  const type = (event) => {
    setTyped(event.currentTarget.value);
    setAt(0);
  };
  const take = () => offered[active] && put(offered[active].id);
  const press = (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) setAt(Math.min(offered.length - 1, Math.max(0, active + by)));
    else if (event.key === "Enter") take();
    else return;
    event.preventDefault();
  };
  return html`<div class="stack">
    <h2 id="merge-idea">${t("Which idea says the same?")}</h2>
    <blockquote class="merge__words">${idea.text}</blockquote>
    <label class="field"><span class="label">${t("Number or some letters")}</span>
      <input class="input" role="combobox" autocomplete="off" autofocus aria-expanded=${String(offered.length > 0)} aria-controls="merge-choices" aria-autocomplete="list"
        aria-activedescendant=${offered.length > 0 ? `merge-choice-${active}` : undefined} value=${typed} onInput=${type} onKeyDown=${press} /></label>
    ${offered.length === 0 && html`<p class="soft">${t("No other idea has this.")}</p>`}
    <ul id="merge-choices" class="sorter__choices" role="listbox" aria-label=${t("Ideas")}>
      ${offered.map((each, place) => html`<li key=${each.id} id=${`merge-choice-${place}`} class="sorter__choice" role="option" aria-selected=${String(place === active)} onClick=${() => put(each.id)}>
        <kbd>${each.id}</kbd> <span>${each.text}</span> ${like.includes(each) && html`<span class="badge">${t("may say the same")}</span>`}</li>`)}
    </ul>
    <p class="soft small">${t("It stands under the chosen one from then on, and both keep their words. Z takes it back.")}</p>
    <div class="cluster">
      <button type="button" class="button action primary" disabled=${offered.length === 0} onClick=${take}>${t("Merge")} <kbd aria-hidden="true">↵</kbd></button>
      <button type="button" class="button quiet" onClick=${close}>${t("Cancel")}</button>
    </div>
  </div>`;
}
