import { say } from "./say.js";

/** A place for files: a button in the page's own language, which says what was chosen. A file that is dropped on it is as if it was chosen. */
export function offerDropping(area) {
  const input = area.querySelector("input[type=file]");
  const chosen = area.querySelector(".drop__chosen");
  area.querySelector(".drop__button").hidden = false;
  input.classList.add("visually-hidden");
  input.addEventListener("change", () => {
    chosen.textContent = [...input.files].map(({ name }) => name).join(", ");
    say(chosen.textContent);
  });
  area.addEventListener("dragenter", over(area, true));
  area.addEventListener("dragover", over(area, true));
  area.addEventListener("dragleave", over(area, false));
  area.addEventListener("drop", (event) => {
    over(area, false)(event);
    if (event.dataTransfer.files.length === 0) return;
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change"));
  });
}

function over(area, on) {
  return (event) => {
    event.preventDefault();
    area.classList.toggle("drop--over", on);
  };
}
