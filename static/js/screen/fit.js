/** Sizes go down in steps (css/screen.css) until everything on the stage fits; what still does not is cut, and says so. */
const STEPS = 7;

export function keepFitting(stage) {
  const fit = () => fitStage(stage);
  new ResizeObserver(fit).observe(stage);
  new MutationObserver(fit).observe(stage, { childList: true, subtree: true, characterData: true });
  stage.ownerDocument.fonts.addEventListener("loadingdone", fit); // the letters till then were wider
  fit();
}

function fitStage(stage) {
  const parts = [...stage.querySelectorAll("[data-fits]")];
  const fits = (step) => {
    stage.dataset.fit = step;
    return !parts.some(overflows);
  };
  const found = leastThat(fits, STEPS);
  if (stage.dataset.fit !== String(found)) stage.dataset.fit = found;
  for (const part of parts) part.toggleAttribute("data-cut", overflows(part));
}

/** The least number up to `most` for which it holds, as it does for all after the first; `most` when it never does. Few are tried: each is a layout of the page. */
export function leastThat(holds, most) {
  if (holds(0)) return 0;
  let [no, yes] = [0, most];
  while (yes - no > 1) {
    const middle = (no + yes) >> 1;
    if (holds(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}

function overflows(part) {
  return part.scrollHeight > part.clientHeight + 1 || part.scrollWidth > part.clientWidth + 1;
}
