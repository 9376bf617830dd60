const FRAMES = 90; // about one and a half second: the documents must come first

/** Gives the focus to an element that is about to be there. */
export function focusOn(id, { select = false } = {}, frames = FRAMES) {
  requestAnimationFrame(() => {
    const element = document.getElementById(id);
    if (!element && frames > 0) return focusOn(id, { select }, frames - 1);
    if (!element) return undefined;
    element.focus();
    if (select && element.select) element.select();
    return undefined;
  });
}
