import { t } from "../../language.js";
import { get } from "./written.js";
import { faultAt } from "./faults.js";

/** The fields of one owner on the page: what stands in them, what is wrong with them, and who else changed them. */
export class Sheet {
  constructor(editor, owner, whole) {
    this.editor = editor;
    this.owner = owner;
    this.whole = whole;
    this.locked = editor.saved(owner) === null;
    this.fields = this.locked ? {} : editor.drafts.of(owner);
  }

  /** Of the words of the evening, which need not be that of the page. */
  get language() {
    return this.editor.meetup.value.language;
  }

  value(path) {
    return this.fields[path] ? this.fields[path].value : get(this.whole, path);
  }

  /** The owner with what is typed in it at this moment; `value` is of when the sheet was drawn. */
  now() {
    return this.editor.written(this.owner);
  }

  /** Something was typed. */
  type(path, value) {
    this.editor.drafts.set(this.owner, path, value, this.whole);
    this.editor.saver.touch(this.owner, path);
  }

  /** Something was chosen: nobody is in the middle of a word. */
  choose(path, value) {
    this.type(path, value);
    this.leave();
  }

  leave() {
    this.editor.saver.save(this.owner);
  }

  fault(path, list = null, row = null) {
    const found = faultAt((this.editor.saver.refused.value[this.owner] || { faults: [] }).faults, path, list, row);
    return found && row === null ? wordsFor(this, path) || found : found;
  }

  /** Whether somebody else changed this field while it was being written here. */
  changedElsewhere(path) {
    return Boolean(this.fields[path]) && this.editor.drafts.stateOf(this.owner, path, get(this.whole, path)) === "conflict";
  }

  theirs(path) {
    return get(this.whole, path);
  }

  keepMine(path) {
    this.editor.drafts.know(this.owner, path, get(this.whole, path));
    this.leave();
  }

  takeTheirs(path) {
    this.editor.drafts.drop(this.owner, [path]);
  }

  id(path) {
    return fieldId(this.owner, path);
  }
}

/** What is wrong, where the server's own words would be those of a programme file. */
function wordsFor(sheet, path) {
  if (path.endsWith(".options")) return t("Write two to ten answers.");
  if (["fragment.in", "fragment.out"].includes(path) && typeof sheet.value(path) !== "number") return t("Write minutes and seconds, like 0:15.");
  const [begin, end] = ["fragment.in", "fragment.out"].map((mark) => sheet.value(mark));
  return path === "fragment.in" && begin >= end ? t("The beginning must come before the end.") : "";
}

export function fieldId(owner, path) {
  return `${owner}-${path}`;
}
