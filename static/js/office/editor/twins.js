import { html } from "../../../vendor/preact.js";
import { t } from "../../language.js";
import { focusOn } from "./focus.js";
import { Sheet } from "./sheet.js";
import { same, writtenStep } from "./written.js";

const WORDS = ["question", "options"];

/** Other steps that ask this question as it was before it was changed here: a statement before and after must stay the same. */
export function Twins({ editor, sheet }) {
  if (sheet.locked) return null;
  const now = wordsOf(sheet.now());
  if (!editor.firstWords.has(sheet.owner)) editor.firstWords.set(sheet.owner, wordsOf(sheet.whole));
  const before = editor.firstWords.get(sheet.owner);
  if (!now.question.trim() || same(now, before) || same(before.question, editor.samples.kinds.poll.poll.question)) return null;
  const steps = editor.steps.value.map((step, at) => ({ id: step.id, number: at + 1, locked: !editor.saved(step.id), written: editor.written(step.id) }));
  return twinsOf(steps, sheet.owner, before).map((twin) => html`<div key=${twin.id} class="notice twin">
    <p>${t("Step {n} asks the same question, still in the old words.", { n: twin.number })}</p>
    <button type="button" class="button" onClick=${() => changeToo(editor, sheet, twin, now)}>${t("Change it there too")}</button>
  </div>`);
}

/** Those that ask something in these words; `steps` are {id, number, locked, written}. */
export function twinsOf(steps, id, words) {
  return steps.filter((step) => step.id !== id && !step.locked && step.written.kind === "poll" && same(wordsOf(step.written), words));
}

/** Of a poll, what people read. */
export function wordsOf({ poll }) {
  return Object.fromEntries(WORDS.map((name) => [name, poll[name]]));
}

function changeToo(editor, sheet, twin, words) {
  const other = new Sheet(editor, twin.id, writtenStep(editor.show.value.steps.find(({ id }) => id === twin.id)));
  for (const name of WORDS) other.type(`poll.${name}`, words[name]);
  other.leave();
  for (const id of [sheet.owner, twin.id]) editor.firstWords.set(id, words);
  editor.tell({ kind: "spoken", text: t("Changed there too: {title}", { title: twin.written.title }) });
  focusOn(sheet.id("poll.question"));
}
