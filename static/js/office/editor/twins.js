import { html, useState } from "../../../vendor/preact.js";
import { t } from "../../language.js";
import { focusOn } from "./focus.js";
import { Sheet } from "./sheet.js";
import { same, writtenStep } from "./written.js";

const NO_WORDS = ["results", "open", "close", "bank", "truth", "source"]; // of a poll, what is said about it and not asked

/** Other steps that ask this question as it was before it was changed here: a statement before and after must stay the same, or nobody can see who moved. */
export function Twins({ editor, sheet }) {
  const [, drawAgain] = useState(null);
  if (sheet.locked) return null;
  const now = wordsOf(sheet.now());
  const before = editor.firstWords.of(sheet.owner, wordsOf(sheet.whole));
  if (now.quick || !now.question.trim() || same(now, before) || same(before.question, editor.samples.kinds.poll.poll.question)) return null;
  const steps = editor.steps.value.map((step, at) => ({ id: step.id, number: at + 1, locked: !editor.saved(step.id), written: editor.written(step.id) }));
  return twinsOf(steps, sheet.owner, before).map((twin) => html`<div key=${twin.id} class="notice twin">
    <p>${t("Step {n} asks the same question, still in the old words. With other words nobody can see who changed their mind.", { n: twin.number })}</p>
    <div class="cluster">
      <button type="button" class="button" onClick=${() => changeToo(editor, sheet, twin, now)}>${t("Change it there too")}</button>
      <button type="button" class="button quiet" onClick=${() => apart()}>${t("They are two questions")}</button>
    </div>
  </div>`);

  function apart() {
    editor.firstWords.set(sheet.owner, now);
    drawAgain({});
    focusOn(sheet.id("poll.question"));
  }
}

/** Those that ask something in these words; `steps` are {id, number, locked, written}. */
export function twinsOf(steps, id, words) {
  return steps.filter((step) => step.id !== id && !step.locked && step.written.kind === "poll" && same(wordsOf(step.written), words));
}

/** Of a poll, what people read and can answer. */
export function wordsOf({ poll }) {
  return Object.fromEntries(Object.entries(poll).filter(([name]) => !NO_WORDS.includes(name)));
}

function changeToo(editor, sheet, twin, words) {
  const other = new Sheet(editor, twin.id, writtenStep(editor.show.value.steps.find(({ id }) => id === twin.id)));
  for (const [name, value] of Object.entries(words)) other.type(`poll.${name}`, value);
  other.leave();
  for (const id of [sheet.owner, twin.id]) editor.firstWords.set(id, words);
  editor.tell({ kind: "spoken", text: t("Changed there too: {title}", { title: twin.written.title }) });
  focusOn(sheet.id("poll.question"));
}
