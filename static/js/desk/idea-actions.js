import { t } from "../language.js";
import { isOver } from "./asking.js";
import { nextWaiting, plainOnes } from "./inbox.js";

/** What is done with the selected idea, where one sees it, or with the text of an answer in which the focus is; `ACTIONS` has them too. */
export const IDEA_ACTIONS = {
  showIdea: orText("showIdea", ideaSwitch("idea.show", () => t("Approve"), "shown")),
  hideIdea: orText("hideIdea", ideaSwitch("idea.hide", () => t("Hide"), "hidden")),
  editIdea: {
    verb: "idea.edit",
    label: () => t("Edit"),
    can: (desk) => hasWords(chosenIdea(desk)),
    run: (desk) => (desk.editing.value = desk.selectedIdea.value),
  },
  mergeIdea: {
    verb: "idea.merge",
    label: () => t("Merge …"),
    can: (desk) => (isSorting(desk) ? Boolean(sorterField()) : standsAlone(chosenIdea(desk))),
    run: (desk) => (isSorting(desk) ? saySame(sorterField()) : (desk.merging.value = desk.selectedIdea.value)),
  },
  muteIdea: {
    verb: "idea.mute",
    label: () => t("Silence author"),
    on: (desk) => Boolean((chosenIdea(desk) || {}).muted),
    can: (desk) => Boolean(chosenIdea(desk)) && !isOver(desk),
    run: (desk) => desk.do("idea.mute", { idea: desk.selectedIdea.value, on: !chosenIdea(desk).muted }),
  },
  approveAll: {
    verb: "ideas.approve",
    label: () => t("Approve many ideas"),
    can: (desk) => desk.tab.value === "ideas" && plainOnes(desk.ideasInView).length > 0,
    run: (desk) => (desk.approving.value = plainOnes(desk.ideasInView)),
  },
  redactIdea: orText("redactIdea", {
    verb: "idea.redact",
    label: () => t("Remove …"),
    can: (desk) => isThere(chosenIdea(desk)),
    run: (desk) => (desk.redacting.value = desk.selectedIdea.value),
  }),
};

/** Behind the tabs of votes and of agreements the same keys are about the row in which the focus is, of an answer or of an offer: `desk.textDeeds`. */
function orText(name, action) {
  const deed = (desk) => (["poll", "agreements"].includes(desk.tab.value) && desk.textDeeds ? desk.textDeeds[name] : undefined);
  return { ...action, can: (desk) => Boolean(deed(desk)) || action.can(desk), run: (desk) => (deed(desk) || action.run)(desk) };
}

function ideaSwitch(verb, label, becomes) {
  return {
    verb,
    label,
    can: (desk) => isThere(chosenIdea(desk)) && chosenIdea(desk).status !== becomes,
    run: (desk) => settleIdea(desk, verb, desk.selectedIdea.value),
  };
}

/** The selected idea, where one sees it. */
function chosenIdea(desk) {
  return isInView(desk) ? desk.docs.get(`idea/${desk.selectedIdea.value}`) : undefined;
}

/** Whether there are words of it to show, to hide or to remove. */
function isThere(idea) {
  return Boolean(idea) && idea.status !== "redacted";
}

function hasWords(idea) {
  return isThere(idea) && idea.status !== "withdrawn";
}

/** Whether it can be put under one that says the same. */
function standsAlone(idea) {
  return Boolean(idea) && ["waiting", "shown"].includes(idea.status) && !idea.under;
}

/** A key works on an idea that one sees: not on one of another step, or behind another tab. */
function isInView(desk) {
  const selected = desk.selectedIdea.value; // read before all else, so that a button follows it
  return desk.tab.value === "ideas" && desk.ideasInView.some((idea) => idea.id === selected);
}

function isSorting(desk) {
  return desk.tab.value === "groups";
}

function sorterField() {
  return document.querySelector(".sorter input:enabled");
}

/** In the sorter's field a = begins what it says the same as. */
function saySame(field) {
  field.value = "=";
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
}

/** Shows or hides an idea, and selects the next that waits, so that a stack of them is done with one key. */
export function settleIdea(desk, verb, id) {
  if (desk.selectedIdea.value === id) desk.selectedIdea.value = nextWaiting(desk.ideasInView, id);
  return desk.do(verb, { idea: id });
}
