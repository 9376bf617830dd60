/** Parts of the desk that may take the focus over from something in them. */
const PARTS = "section, aside, header, [role=tabpanel]";

/**
 * What has the focus may go because it was pressed: "Restore", a message, the end. The focus then stays in the part of the desk where it was,
 * so that Tab goes on from there and a screen reader says where one is. Who put the focus elsewhere is not called back.
 */
export function keepFocus(root) {
  let was = null;
  root.addEventListener("focusin", ({ target }) => (was = { target, parts: partsAround(target) }));
  root.addEventListener("focusout", ({ target }) => queueMicrotask(() => {
    if (was && was.target === target && target.isConnected) was = null;
  }));
  new MutationObserver(() => {
    if (!was || was.target.isConnected || document.activeElement !== document.body) return;
    const part = was.parts.find((each) => each.isConnected);
    was = null;
    if (part) take(part);
  }).observe(root, { childList: true, subtree: true });
}

function partsAround(node) {
  const part = node.parentElement && node.parentElement.closest(PARTS);
  return part ? [part, ...partsAround(part)] : [];
}

function take(part) {
  if (!part.hasAttribute("tabindex")) part.tabIndex = -1;
  part.focus({ preventScroll: true });
}
