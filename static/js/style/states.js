const STATES = /:(hover|active)|:(focus)(?:-visible)?/g;

/** Writes each rule of a state (`:hover`, `:focus` ...) a second time for what is marked `data-as="hover"`, so that it can be looked at. */
export function showStates(sheets) {
  const copy = new CSSStyleSheet();
  for (const rule of [...sheets].flatMap((sheet) => [...sheet.cssRules])) {
    if (!rule.selectorText || !rule.selectorText.match(STATES) || rule.selectorText.includes(":not(:focus")) continue;
    const selector = rule.selectorText.replace(STATES, (whole, state, focus) => `[data-as="${state || focus}"]`);
    copy.insertRule(`${selector} { ${rule.style.cssText} }`, copy.cssRules.length);
  }
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, copy];
}
