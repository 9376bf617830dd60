import { html, useEffect, useRef } from "../../vendor/preact.js";

/**
 * A dialog that is there while `open`. `left` is called when the person closes it: by Escape, or by a button of its form. When it closes because `open`
 * went, `left` is not: the browser tells of a close later, and by then it may have been asked for again.
 */
export function Dialog({ open, left, look = "", name, children }) {
  const dialog = useRef(null);
  const closing = useRef(0);
  useEffect(() => {
    if (open === dialog.current.open) return;
    if (open) {
      dialog.current.showModal();
      dialog.current.scrollTop = 0; // a browser remembers how far it was scrolled when it was open before
      document.activeElement.scrollIntoView({ block: "nearest" });
    } else {
      closing.current += 1;
      dialog.current.close();
    }
  }, [open]);
  const closed = () => (closing.current > 0 ? (closing.current -= 1) : left());
  return html`<dialog ref=${dialog} class=${`dialog ${look}`} aria-labelledby=${name} onClose=${closed}>${children}</dialog>`;
}
