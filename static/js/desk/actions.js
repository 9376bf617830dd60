import { t } from "../language.js";
import { nextPhase } from "../parts/phases.js";
import { areDotsOpen, asked, canOpenOrClose, canReveal, isOpen, isOver, isShown, openWord, revealWord, subject } from "./asking.js";
import { hasAgreements, nextPage } from "./agreed.js";
import { IDEA_ACTIONS } from "./idea-actions.js";
import { movesOf } from "./moving.js";
import { ideaViewAfter, viewAfter } from "./views.js";

/**
 * Everything a button or a key of the desk can start. `verb` decides who gets it, `can` whether it is of use now, `on` whether it is
 * a switch that is on, `label` what the button says. A key and its button are the same action.
 */
export const ACTIONS = {
  go: {
    verb: "show.go",
    label: () => t("GO"),
    can: (desk) => goesOn(desk) && Boolean(desk.next.value),
    run: (desk) => desk.step("show.go", { step: desk.next.value.id }),
  },
  goSelected: {
    verb: "show.go",
    label: () => t("GO to this step"),
    can: (desk) => goesOn(desk) && Boolean(desk.selectedStep.value),
    run: (desk) => desk.step("show.go", { step: desk.selectedStep.value }),
  },
  back: {
    verb: "show.back",
    label: () => t("Back"),
    can: (desk) => goesOn(desk) && Boolean((desk.docs.get("show") || {}).back),
    run: (desk) => desk.step("show.back"),
  },
  black: { ...screenSwitch("black", () => t("Black")), on: (desk) => desk.black.value, run: (desk) => desk.toggleBlack() },
  panic: {
    verb: "panic",
    label: () => t("Panic"),
    hint: () => t("The screen black, voting paused, ideas waiting"),
    on: (desk) => Boolean(desk.docs.get("panic")),
    can: (desk) => Boolean(desk.docs.get("screen")) && !desk.docs.get("panic"),
    run: (desk) => desk.do("panic"),
  },
  freeze: screenSwitch("frozen", () => t("Freeze"), "screen.freeze"),
  join: screenSwitch("join", () => t("Joining")),
  reveal: {
    verb: "round.reveal",
    label: revealWord,
    can: canReveal,
    run: (desk) => desk.do(`${subject(desk)}.${isShown(desk) ? "hide" : "reveal"}`, asked(desk)),
  },
  openClose: {
    verb: "ideas.open",
    label: openWord,
    can: canOpenOrClose,
    hint: (desk) => (subject(desk) === "round" && !isOpen(desk) ? t("Asks it once more; the answers so far are kept") : undefined),
    run: openOrClose,
  },
  again: {
    verb: "round.again",
    label: () => t("New round"),
    can: (desk) => subject(desk) === "round" && isOpen(desk) && !isOver(desk),
    run: (desk) => desk.do("round.again", { step: desk.docs.get("step").id }),
  },
  nextView: {
    verb: "agreements.view",
    label: () => t("Next sheet"),
    can: (desk) => (hasSheets(desk) ? !isOver(desk) && nextPage(desk) !== null : desk.may("round.view") && (subject(desk) === "ideas" || Boolean(viewAfter(desk.docs.get("round"))))),
    run: (desk) => {
      if (hasSheets(desk)) return desk.do("agreements.view", { step: desk.docs.get("step").id, ...nextPage(desk) });
      const view = subject(desk) === "ideas" ? ideaViewAfter(desk) : viewAfter(desk.docs.get("round"));
      return desk.do(`${subject(desk)}.view`, { ...asked(desk), view });
    },
  },
  play: {
    verb: "fragment.play",
    label: (desk) => ((desk.clip.fragment.value || {}).playing ? t("Pause") : t("Play")),
    can: (desk) => Boolean((desk.clip.fragment.value || {}).url) && !isOver(desk),
    run: (desk) => desk.toggleClip(),
  },
  ...IDEA_ACTIONS,
  clock: {
    verb: "clock.start",
    label: (desk) => clockLabel(desk.docs.get("clock")),
    can: (desk) => !isOver(desk),
    run: (desk) => toggleClock(desk, desk.docs.get("clock")),
  },
  nextPhase: {
    verb: "talk.phase",
    label: () => t("Next phase"),
    can: (desk) => !isOver(desk) && nextPhase(desk.docs.get("step")) !== null,
    run: (desk) => desk.do("talk.phase", { step: desk.docs.get("step").id, phase: nextPhase(desk.docs.get("step")) }),
  },
  writeDown: {
    verb: "condition.add",
    label: () => t("Write down"),
    can: (desk) => hasAgreements(desk) && !isOver(desk),
    run: (desk) => desk.writeDown(),
  },
  more: minute(60, () => t("One minute more")),
  less: minute(-60, () => t("One minute less")),
  clearClock: {
    verb: "clock.clear",
    label: () => t("Take away"),
    can: (desk) => Boolean(desk.docs.get("clock")),
    run: (desk) => desk.do("clock.clear"),
  },
  earlier: mover(-1, () => t("Earlier")),
  later: mover(1, () => t("Later")),
  roomy: {
    verb: "",
    label: () => t("More room"),
    hint: () => t("More room for the tools, less for the screen and what comes next"),
    on: (desk) => desk.roomy.on.value,
    can: () => true,
    run: (desk) => desk.roomy.toggle(),
  },
  search: {
    verb: "idea.show",
    label: () => t("Search"),
    can: () => true,
    run: (desk) => desk.search(),
  },
  undo: {
    verb: "undo",
    label: () => t("Undo"),
    can: (desk) => Boolean(desk.docs.get("undo")),
    hint: (desk) => desk.undoSentence(),
    run: (desk) => desk.undo(),
  },
  quick: {
    verb: "show.add",
    label: () => t("Quick question"),
    can: (desk) => Boolean(desk.onAir.value) && !isOver(desk),
    run: (desk) => (desk.quickOpen.value = true),
  },
  help: {
    verb: "",
    label: () => t("Keys"),
    can: () => true,
    run: (desk) => (desk.help.value = true),
  },
};

/** Starts an action when this desk may and it is of use now; says whether it did. */
export function start(desk, name) {
  const action = ACTIONS[name];
  if (!allowed(desk, name) || !action.can(desk)) return false;
  action.run(desk);
  return true;
}

export function allowed(desk, name) {
  return ACTIONS[name].verb === "" || desk.may(ACTIONS[name].verb);
}

function screenSwitch(field, label, verb = `screen.${field}`) {
  const on = (desk) => Boolean((desk.docs.get("screen") || {})[field]);
  return { verb, label, on, can: (desk) => Boolean(desk.docs.get("screen")), run: (desk) => desk.do(verb, { on: !on(desk) }) };
}

/** Whether the room sees sheets of what was agreed; else a round may have more views. */
function hasSheets(desk) {
  return Boolean((desk.docs.get("step") || {}).agreements);
}

function openOrClose(desk) {
  if (areDotsOpen(desk)) return desk.do("dots.close", asked(desk));
  return isOpen(desk) ? desk.do(`${subject(desk)}.close`, asked(desk)) : desk.do(`${subject(desk) || "round"}.open`, opening(desk));
}

function opening(desk) {
  return subject(desk) === "conditions" ? {} : { step: desk.docs.get("step").id };
}

/** Moves the selected step one place. */
function mover(by, label) {
  const way = by < 0 ? "earlier" : "later";
  const fields = (desk) => movesOf(desk.docs.get("show"), desk.stepOf(desk.selectedStep.value))[way];
  return { verb: "show.move", label, can: (desk) => Boolean(fields(desk)), run: (desk) => desk.do("show.move", fields(desk)) };
}

function minute(seconds, label) {
  return { verb: "clock.add", label, can: (desk) => Boolean(desk.docs.get("clock")), run: (desk) => desk.do("clock.add", { seconds }) };
}

function toggleClock(desk, clock) {
  if (!clock) return desk.do("clock.start", { seconds: Math.round(desk.minutes.value * 60) });
  return desk.do(clock.running ? "clock.pause" : "clock.start");
}

function clockLabel(clock) {
  if (!clock || (!clock.running && clock.left === clock.total)) return t("Start the clock");
  return clock.running ? t("Pause the clock") : t("Let the clock go on");
}

/** The evening has not begun or is open: steps can go on air. */
function goesOn(desk) {
  return ["preparing", "open"].includes((desk.docs.get("meetup") || {}).state);
}
