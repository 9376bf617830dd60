import { html } from "../../vendor/preact.js";
import { t } from "../language.js";

/** What waits for approval in a step from now on. What waits already goes on waiting, and what the room has seen stays. */
export function Screening({ desk, step }) {
  const now = ((desk.docs.get("screening") || { steps: {} }).steps || {})[step];
  if (!now || !desk.may("ideas.screen")) return null;
  const names = [["screen", t("Screen")], ["phones", t("Phones")], ["flagged", t("What stands out")]];
  return html`<fieldset class="screening" aria-label=${t("Waits for you:")}>
    <span class="soft small" aria-hidden="true">${t("Waits for you:")}</span>
    ${names.map(([name, word]) => html`<label key=${name} class=${`tick small ${now[name] ? "tick--on" : ""}`}>
      <input type="checkbox" checked=${now[name]} onChange=${() => desk.do("ideas.screen", { step, [name]: !now[name] })} /><span>${word}</span>
    </label>`)}
  </fieldset>`;
}

/** Why words were taken away, in the order in which it is asked. */
export const WHY = ["name", "insult", "off_topic", "double", "other"];

export function whyWord(why) {
  return { name: t("names somebody"), insult: t("insult"), off_topic: t("off topic"), double: t("said twice"), other: t("something else") }[why] || why;
}

/** Said after hiding, when there is a moment for it. */
export function Why({ desk, idea, stop }) {
  if (!desk.may("idea.hide")) return null;
  const say = (event) => event.currentTarget.value && desk.do("idea.hide", { idea: idea.id, why: event.currentTarget.value });
  return html`<select class="input idea-row__why" aria-label=${t("Why hidden: {text}", { text: idea.text })} tabindex=${stop ? 0 : -1} value=${idea.why || ""} onChange=${say}>
    <option value="" disabled selected=${!idea.why}>${t("Why?")}</option>
    ${WHY.map((why) => html`<option key=${why} value=${why} selected=${why === idea.why}>${whyWord(why)}</option>`)}
  </select>`;
}

/** What the list of words and the patterns found in a text. */
export function flagWords(flags) {
  const words = { rude: t("swear word"), name: t("name"), phone: t("phone number"), email: t("e-mail address"), address: t("address"), postcode: t("postcode") };
  return flags.map((flag) => words[flag] || flag).join(", ");
}
