/**
 * Sizes go down in steps (css/screen.css) until everything on the stage fits. Before the last step, of which the letters are the smallest, parts with a rank go, the
 * last ranks first, and a line says how many (where a part has words of its own for when it is the first that went, it says those). What still does not fit is cut, and says so.
 */
const STEPS = 7;

export function keepFitting(stage) {
  const fit = () => {
    fitStage(stage);
    watch.takeRecords(); // what this wrote itself
  };
  const watch = new MutationObserver(fit);
  new ResizeObserver(fit).observe(stage);
  watch.observe(stage, { childList: true, subtree: true, characterData: true });
  stage.ownerDocument.fonts.addEventListener("loadingdone", fit); // the letters till then were wider
  fit();
}

function fitStage(stage) {
  const parts = [...stage.querySelectorAll("[data-fits]")];
  const ranked = [...stage.querySelectorAll("[data-rank]")].sort((one, other) => other.dataset.rank - one.dataset.rank);
  const fits = (step) => {
    stage.dataset.fit = step;
    return !parts.some(overflows);
  };
  drop(stage, ranked, 0);
  let found = leastThat(fits, STEPS);
  if (found === STEPS && ranked.length > 1) {
    drop(stage, ranked, leastThat((number) => drop(stage, ranked, number) && fits(STEPS - 1), ranked.length - 1));
    found = leastThat(fits, STEPS);
  }
  if (stage.dataset.fit !== String(found)) stage.dataset.fit = found;
  for (const part of parts) part.toggleAttribute("data-cut", overflows(part));
}

/** Hides this number of parts, and says for how many groups they stood. Gives whether that is worth the line: one alone is as high. */
function drop(stage, ranked, number) {
  const dropped = ranked.filter((part, at) => (part.hidden = at < number)).reduce((sum, part) => sum + Number(part.dataset.for || 1), 0);
  const more = stage.querySelector("[data-more]");
  if (!more) return true;
  more.hidden = number === 0;
  more.textContent = number ? (ranked[number - 1].dataset.says || more.dataset.more).replace("{n}", dropped) : "";
  return dropped > 1;
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
