/** A file that is dropped on the area is as if it was chosen. */
export function offerDropping(area) {
  const input = area.querySelector("input[type=file]");
  area.querySelector("[data-drop-hint]").hidden = false;
  const over = (on) => (event) => {
    event.preventDefault();
    area.classList.toggle("drop--over", on);
  };
  area.addEventListener("dragenter", over(true));
  area.addEventListener("dragover", over(true));
  area.addEventListener("dragleave", over(false));
  area.addEventListener("drop", (event) => {
    over(false)(event);
    if (event.dataTransfer.files.length > 0) input.files = event.dataTransfer.files;
  });
}
