import { t } from "../language.js";
import { areDotsOpen, isOver } from "./asking.js";

/** What runs in the step of ideas on air: `time` to write, `writing`, `weighing` (and writing), `weighs` (and nobody writes), `dots`, `counted` dots, or `nothing`; null where none is on air. No DOM here. */
export function ideasNow(desk) {
  const step = desk.docs.get("step");
  if (!step || step.kind !== "ideas") return null;
  if (isOver(desk)) return "nothing";
  if (areDotsOpen(desk)) return "dots";
  if (step.weighing) return "weighs";
  if (step.open) return step.writing && step.writing.hidden ? "time" : step.support === "none" ? "writing" : "weighing";
  return dotsNow(desk, step).voted > 0 ? "counted" : "nothing";
}

/** The same in words: what runs, and beside it how far it is. */
export function nowWords(desk) {
  const step = desk.docs.get("step");
  return WORDS[ideasNow(desk)](step, dotsNow(desk, step));
}

const WORDS = {
  time: ({ writing }) => [t("Time to write goes on"), t("hidden until the time is over; written: {n}", { n: writing.written })],
  writing: ({ writing }) => [t("Writing is open"), writing ? t("everyone reads along") : ""],
  weighing: (step) => [t("Writing and weighing are open"), step.writing ? t("everyone reads along") : step.shown ? t("support visible after the close") : t("support hidden from the room")],
  weighs: (step) => [t("The room weighs"), step.shown ? t("support visible after the close") : t("support hidden from the room")],
  dots: (step, { each, voted }) => [t("Dots are open, {n} for each", { n: each }), putWords(voted)],
  counted: ({ view }, { voted }) => [t("The dots are closed"), `${putWords(voted)} · ${view === "dots" ? t("the room sees how they lie") : t("the room does not see how they lie")}`],
  nothing: ({ shown, support }) => [t("Writing is closed"), support === "none" ? "" : shown ? t("support visible to the room") : t("support hidden from the room")],
};

export function putWords(voted) {
  return voted === 1 ? t("1 person put dots") : t("{n} people put dots", { n: voted });
}

function dotsNow(desk, { id }) {
  const dots = desk.docs.get("dots");
  return dots && dots.step === id ? dots : {};
}
