import { html, useEffect, useState } from "../../vendor/preact.js";
import { t } from "../language.js";
import { Plain } from "../desk/button.js";
import { printOf } from "../desk/keys.js";
import { ideaViews } from "../desk/views.js";

/** What the room sees of the ideas of a step; the moderator's to say. */
export function IdeaViews({ desk, step }) {
  const onAir = desk.docs.get("step") || {};
  const view = (onAir.id === step.id && onAir.view) || "wall";
  const [asked, setAsked] = useState(view);
  useEffect(() => setAsked(view), [view]);
  if (!desk.may("ideas.view")) return null;
  if (onAir.id !== step.id) return html`<p class="soft small">${t("The room sees these ideas when their part is on screen.")}</p>`;
  const choose = (name) => {
    setAsked(name);
    desk.do("ideas.view", { view: name, step: step.id });
  };
  const key = printOf("nextView");
  return html`<div class="sorting__views" role="group" aria-label=${t("What the room sees")} aria-keyshortcuts=${key}>
    <span class="soft small">${t("The room sees")} <kbd aria-hidden="true">${key}</kbd></span>
    ${ideaViews(desk).map((name) => html`<${Plain} key=${name} look=${asked === name ? "strong small" : "small"} aria-pressed=${String(asked === name)} onClick=${() => choose(name)}>${WORDS[name]()}<//>`)}
  </div>`;
}

const WORDS = {
  wall: () => t("the wall"),
  groups: () => t("the groups"),
  dots: () => t("the dots"),
  top: () => t("the top of each theme"),
  common_ground: () => t("common ground"),
  divided: () => t("what divides"),
};
