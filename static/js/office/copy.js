import { say } from "./say.js";

const TOLD_MS = 2500;

/** A button that copies the text of a field. On plain HTTP there is no clipboard: the selected text is copied the old way. */
export function offerCopying(button) {
  const field = document.getElementById(button.dataset.copy);
  const label = button.textContent;
  button.hidden = false;
  field.addEventListener("focus", () => field.select());
  button.addEventListener("click", async () => {
    if (!(await copied(field))) return;
    button.textContent = button.dataset.copied;
    say(button.dataset.copied);
    setTimeout(() => (button.textContent = label), TOLD_MS);
  });
}

async function copied(field) {
  field.focus();
  field.select();
  if (!navigator.clipboard) return document.execCommand("copy");
  return navigator.clipboard.writeText(field.value).then(() => true, () => document.execCommand("copy"));
}
