import { html, useEffect, useRef } from "../../../vendor/preact.js";

/**
 * A page of a phone, drawn by the server, in a frame where nothing runs and nothing can be sent. Its head is loaded once; after that only what
 * stands in it is exchanged, so that it neither blinks nor scrolls away while somebody types.
 */
export function PhoneFrame({ page, title }) {
  const frame = useRef(null);
  const head = useRef("");
  const latest = useRef("");
  useEffect(() => {
    latest.current = page;
    if (page) show(frame.current, page, head);
  }, [page]);
  const loaded = () => latest.current && show(frame.current, latest.current, head);
  return html`<div class="phone" tabindex="0" role="group" aria-label=${title} onKeyDown=${(event) => scroll(event, frame.current)}>
    <iframe ref=${frame} class="phone__page" title=${title} tabindex="-1" sandbox="allow-same-origin" onLoad=${loaded}></iframe>
  </div>`;
}

const SCROLLS_PX = { ArrowDown: 60, ArrowUp: -60, PageDown: 400, PageUp: -400 };

/** The frame itself takes no focus: nobody would see that it had it. */
function scroll(event, frame) {
  const by = SCROLLS_PX[event.key];
  if (!by || !frame.contentDocument) return;
  event.preventDefault();
  frame.contentDocument.scrollingElement.scrollTop += by;
}

function show(frame, page, head) {
  const next = new DOMParser().parseFromString(page, "text/html");
  const known = headOf(next);
  const there = frame.contentDocument && frame.contentDocument.body;
  if (head.current !== known || !there) {
    head.current = known;
    frame.srcdoc = page;
    return;
  }
  if (frame.contentDocument.readyState !== "complete") return; // its load shows the latest
  const stood = frame.contentDocument.scrollingElement ? frame.contentDocument.scrollingElement.scrollTop : 0;
  frame.contentDocument.body.replaceWith(frame.contentDocument.adoptNode(next.body));
  frame.contentDocument.body.inert = true;
  frame.contentDocument.documentElement.lang = next.documentElement.lang;
  frame.contentDocument.scrollingElement.scrollTop = stood;
}

/** What makes it another page: its style, not its title. */
function headOf(page) {
  return [...page.querySelectorAll("link[rel=stylesheet], style")].map((node) => node.outerHTML).join("");
}
