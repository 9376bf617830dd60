import { useRef, useSignal } from "../../vendor/preact.js";

const STARTS_PX = 6; // less is a click that trembled
const EDGE_PX = 48; // so near to the edge of the list it scrolls along
const SCROLL_PX = 12;

/**
 * Dragging the steps of a list, its rows with `data-step`: a mouse takes them anywhere, a finger at what has `data-handle`, so that it can scroll.
 * `at` tells what is dragged and before which row it would come ({id, before}; null for the end); Escape leaves all as it was.
 */
export function useDragging(list, drop) {
  const at = useSignal(null);
  const start = useRef(null);
  const cancel = () => {
    start.current = null;
    at.value = null;
    removeEventListener("keydown", escape, true);
  };
  const escape = (event) => {
    if (event.key !== "Escape") return;
    swallow(event);
    cancel();
  };
  const down = (event) => {
    cancel();
    const row = event.target.closest("[data-step]");
    const taken = event.button === 0 && (event.pointerType === "mouse" || event.target.closest("[data-handle]"));
    if (row && taken) start.current = { id: row.dataset.step, y: event.clientY };
  };
  const move = (event) => {
    const from = start.current;
    if (from && !(event.buttons & 1)) return cancel(); // it was let go outside
    if (!from || (!at.value && Math.abs(event.clientY - from.y) < STARTS_PX)) return;
    if (!at.value) {
      list.current.setPointerCapture(event.pointerId);
      addEventListener("keydown", escape, true);
    }
    scrollAlong(list.current, event.clientY);
    at.value = { id: from.id, before: beforeAt(rowsBut(list.current, from.id), event.clientY) };
  };
  const up = () => {
    const dropped = at.value;
    if (dropped) addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => removeEventListener("click", swallow, { capture: true }));
    cancel();
    if (dropped) drop(dropped.id, dropped.before);
  };
  return { at, events: { onPointerDown: down, onPointerMove: move, onPointerUp: up, onPointerCancel: cancel } };
}

/** How the list looks while a row would come at its end, and a row while it is dragged or another would come before it. */
export function listLook({ at }) {
  return at.value && at.value.before === null ? "drop-last" : "";
}

export function rowLook({ at }, id) {
  if (!at.value) return "";
  return at.value.id === id ? "dragged" : at.value.before === id ? "drop-here" : "";
}

/** Where a row is dropped: before the first row whose middle lies below the pointer. `rows` are {id, middle} from top to bottom. */
export function beforeAt(rows, y) {
  const below = rows.find(({ middle }) => y < middle);
  return below ? below.id : null;
}

/** Letting go is no click on the row below, and the Escape that ends it no other one. */
function swallow(event) {
  event.stopPropagation();
}

function rowsBut(list, id) {
  const rows = [...list.querySelectorAll("[data-step]")].filter((row) => row.dataset.step !== id);
  return rows.map((row) => {
    const { top, height } = row.getBoundingClientRect();
    return { id: row.dataset.step, middle: top + height / 2 };
  });
}

function scrollAlong(list, y) {
  const { top, bottom } = list.getBoundingClientRect();
  if (y < top + EDGE_PX) list.scrollTop -= SCROLL_PX;
  if (y > bottom - EDGE_PX) list.scrollTop += SCROLL_PX;
}
