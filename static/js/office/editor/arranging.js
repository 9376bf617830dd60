import { t } from "../../language.js";
import { focusOn } from "./focus.js";
import { EVENING } from "./editor.js";
import { after, beforeWhen, neighbour } from "./places.js";
import { fieldId } from "./sheet.js";
import { tidy } from "./written.js";

/** Adds steps, in this order, before another one or at the end; the first of them is then to be written. */
export async function add(editor, steps, before) {
  let first = null;
  for (const step of steps) {
    const ack = await editor.ask("show.add", { step, before });
    if (!ack.ok) return;
    first = first || ack.step;
  }
  editor.choose(first);
  focusOn(fieldId(first, "title"), { select: true });
  editor.tell({ kind: "spoken", text: t("Added: {title}", { title: steps[0].title }) });
}

export async function duplicate(editor, id) {
  const written = tidy(editor.written(id));
  await add(editor, [written], after(editor.steps.value, id));
}

/** `by` places, one for the buttons and keys. */
export function moveBy(editor, id, by) {
  const before = beforeWhen(editor.steps.value, id, by);
  if (before !== undefined) moveTo(editor, id, before);
}

export function moveTo(editor, id, before) {
  if (before === id || before === after(editor.steps.value, id)) return;
  const { title } = editor.written(id);
  editor.ask("show.move", { step: id, before });
  const place = editor.steps.value.findIndex((step) => step.id === id) + 1;
  editor.tell({ kind: "spoken", text: t("{title} is now number {n} of {m}", { title, n: place, m: editor.steps.value.length }) });
}

export function skip(editor, id, on) {
  editor.ask("show.skip", { step: id, on });
  editor.tell({ kind: "spoken", text: on ? t("This step will be skipped") : t("This step is back in the run of show") });
}

export async function remove(editor, id) {
  const { title } = editor.written(id);
  const next = neighbour(editor.steps.value, id) || EVENING;
  const asked = editor.ask("show.remove", { step: id });
  editor.choose(next);
  focusOn(`row-${next}`);
  if (!(await asked).ok) return;
  editor.drafts.drop(id);
  editor.tell({ kind: "done", text: t("Removed: {title}", { title }), undo: "show.remove" });
}

/** Takes back the last thing that the office did; what was typed since is saved first, so that it is what is taken back. */
export async function undo(editor) {
  if (editor.docs.status.value !== "online") return editor.tell({ kind: "error", text: t("There was no connection. Nothing was changed; try again.") });
  const had = new Set(editor.show.value.steps.map(({ id }) => id));
  await editor.saver.save(editor.chosen.value);
  const ack = await editor.ask("undo", {});
  if (!ack.ok) return undefined;
  editor.tell({ kind: "spoken", text: t("Taken back: {what}", { what: deedOf(ack.undone) }) });
  await editor.news();
  const back = editor.show.value.steps.find(({ id }) => !had.has(id));
  if (back) editor.choose(back.id);
  else if (!editor.step(editor.chosen.value)) editor.choose(EVENING);
  return undefined;
}

/** What a command did, in a word. */
export function deedOf(verb) {
  return (
    {
      "show.add": t("a step was added"),
      "show.edit": t("words of a step were changed"),
      "show.move": t("a step was moved"),
      "show.skip": t("a step was skipped or taken again"),
      "show.remove": t("a step was removed"),
      "meetup.edit": t("the evening was changed"),
    }[verb] || t("the last change")
  );
}
