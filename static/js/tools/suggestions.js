import { html, useState } from "../../vendor/preact.js";
import { t } from "../language.js";
import { Plain } from "../desk/button.js";

const ENOUGH = 4; // ideas without a group, before it is of use to look for groups among them

/** Groups that the words of the ideas suggest: looked for when one asks, each to take with a name of one's own, or to leave. */
export function Suggestions({ desk, step, ideas, free }) {
  const [left, setLeft] = useState([]);
  const told = (desk.docs.get("suggested") || { groups: [] }).groups.filter((group) => group.step === step.id && !left.includes(keyOf(group)));
  return html`
    ${free.length >= ENOUGH && html`<p class="board__ask"><${Plain} onClick=${() => setLeft([]) || desk.do("groups.suggest", { step: step.id })}>${t("Suggest groups")}<//></p>`}
    ${told.map((group) => html`<${Suggestion} key=${keyOf(group)} desk=${desk} group=${group} ideas=${ideas} leave=${() => setLeft([...left, keyOf(group)])} />`)}
  `;
}

function Suggestion({ desk, group, ideas, leave }) {
  const [name, setName] = useState(group.name);
  const take = (event) => {
    event.preventDefault();
    desk.do("group.put", { ideas: group.ideas, name });
  };
  return html`<form class="board__group board__group--suggested" onSubmit=${take}>
    <p class="soft small">${t("Suggested: these may belong together")}</p>
    <input class="input" aria-label=${t("Name of the group")} maxlength="80" required value=${name} onInput=${(event) => setName(event.currentTarget.value)} />
    <ul class="board__ideas">${group.ideas.map((id) => html`<li key=${id} class="board__idea"><span class="board__choose">${(ideas.find((idea) => idea.id === id) || {}).text}</span></li>`)}</ul>
    <p class="sorter__buttons"><button class="button action strong" type="submit">${t("Make this group")}</button> <${Plain} onClick=${leave}>${t("Leave it")}<//></p>
  </form>`;
}

function keyOf({ ideas }) {
  return ideas.join();
}
