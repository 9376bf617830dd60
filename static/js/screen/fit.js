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
  for (let step = 0; step <= STEPS; step += 1) {
    stage.dataset.fit = step;
    if (!parts.some(overflows)) break;
  }
  for (const part of parts) part.toggleAttribute("data-cut", overflows(part));
}

function overflows(part) {
  return part.scrollHeight > part.clientHeight + 1 || part.scrollWidth > part.clientWidth + 1;
}
