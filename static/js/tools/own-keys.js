import { useEffect, useRef } from "../../vendor/preact.js";

/** The keys of an idea (show, hide, remove …) are those of the row in which the focus is: gives what such a row listens to. `deeds` are `{ action, run }`. */
export function useOwnKeys(desk, deeds) {
  const lent = useRef(null);
  const onFocusIn = () => (desk.textDeeds = lent.current = Object.fromEntries(deeds.map(({ action, run }) => [action, run])));
  const takeBack = () => desk.textDeeds === lent.current && (desk.textDeeds = null);
  useEffect(() => () => void takeBack(), []); // a browser need not tell that the focus left what is gone
  return { onFocusIn, onFocusOut: (event) => event.currentTarget.contains(event.relatedTarget) || takeBack() };
}

/** After a row went: to the one that took its place. */
export function focusRow(list, at) {
  requestAnimationFrame(() => {
    const rows = list ? list.children : [];
    const row = rows[Math.min(at, rows.length - 1)];
    if (row && !row.contains(document.activeElement)) row.querySelector("button").focus();
  });
}
