/**
 * Does `change` to the page and keeps what this person looks at where it is, whatever grew or shrank above it. Not every browser does
 * so by itself. They look at what they have the focus in, else at what stands in the middle of their screen.
 */
export function steady(place, change) {
    const anchor = lookedAt(place);
    const before = anchor && anchor.getBoundingClientRect().top;
    change();
    if (anchor && isSeen(anchor)) window.scrollBy(0, anchor.getBoundingClientRect().top - before);
}

/** Whether a node has a place on the page: is in it, and not hidden. */
export function isSeen(node) {
    return node.getClientRects().length > 0;
}

function lookedAt(place) {
    const focused = document.activeElement;
    if (place.contains(focused) && isOnScreen(focused)) return focused;
    const middle = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
    return middle && middle !== place && place.contains(middle) ? middle : null;
}

function isOnScreen(node) {
    const box = node.getBoundingClientRect();
    return isSeen(node) && box.bottom > 0 && box.top < innerHeight;
}
