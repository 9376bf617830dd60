import { t } from "../language.js";
import { pagesOf } from "../screen/sheets.js";

/** What was agreed as the desk has it: which list it looks at, what waits, which sheet comes. No DOM here. */
export const LISTS = ["conditions", "agreements", "parked", "baton"];

/** The step whose words, levels and sheets count: the one on air, else the first of its kind. */
export function agreementsStep(desk) {
  const step = desk.docs.get("step");
  if (step && step.agreements) return step;
  const found = (desk.docs.get("show") || { steps: [] }).steps.find(({ kind }) => kind === "agreements");
  return found ? { ...found, agreements: found.own.agreements } : null;
}

export function hasAgreements(desk) {
  return Boolean(agreementsStep(desk));
}

/** The list that this desk looks at: what it chose, else what the screen shows. */
export function listShown(desk, step) {
  const { view, collect } = step.agreements;
  return desk.agreedShown.value || view || (collect === "both" ? "conditions" : collect);
}

/** Everything that phones offered and that waits for the desk. */
export function offered(desk) {
  return [...desk.docs.all("condition/"), ...desk.docs.all("agreement/")].filter(({ status }) => status === "waiting");
}

/** How many agreements stand on the list, when the room was never shown that list. */
export function unshown(desk) {
  const step = desk.docs.get("step") || {};
  const { steps } = desk.docs.get("show") || { steps: [] };
  const seen = desk.agreementsSeen || (step.agreements || {}).view === "agreements" || steps.some(({ aired, own }) => aired && ((own || {}).agreements || {}).collect === "agreements");
  return seen ? 0 : desk.docs.all("agreement/").filter(({ status }) => status === "listed").length;
}

/** Those of a list: what waits first, in the order in which it came; then what stands there, the newest first. */
export function ofList(items) {
  const shown = items.filter(({ status }) => status !== "parked");
  const place = ({ status }) => ["waiting", "listed", "hidden"].indexOf(status);
  return [...shown].sort((a, b) => place(a) - place(b) || (a.status === "waiting" ? a.id - b.id : b.id - a.id));
}

/** How many sheets the screen has of what it shows now. */
export function sheetsNow(desk) {
  const { levels, view } = desk.docs.get("step").agreements;
  return pagesOf(view, { levels, conditions: byId(desk.docs.all("condition/")), agreements: byId(desk.docs.all("agreement/")) });
}

/** The sheet on the screen, counted from 0. */
export function sheetNow(desk) {
  const { page } = desk.docs.get("step").agreements;
  const last = sheetsNow(desk) - 1;
  return page === null ? last : Math.min(page, last);
}

/** The fields of the command that turns to the next sheet, after the last to the first; null when there is only one. */
export function nextPage(desk) {
  const step = desk.docs.get("step");
  if (!step || !step.agreements || sheetsNow(desk) < 2) return null;
  return turned(desk, (sheetNow(desk) + 1) % sheetsNow(desk));
}

/** On the last sheet the screen follows what is new. */
export function turned(desk, page) {
  const { view } = desk.docs.get("step").agreements;
  return page === sheetsNow(desk) - 1 ? { view } : { view, page };
}

export function agreedWords(docs, { condition, agreement }) {
  return (docs.get(`condition/${condition}`) || {}).text || (docs.get(`agreement/${agreement}`) || {}).what;
}

export function placeWord(to) {
  return { listed: t("On the list"), parked: t("Park"), hidden: t("Hide") }[to] || t("Place");
}

function byId(items) {
  return [...items].sort((a, b) => a.id - b.id);
}
