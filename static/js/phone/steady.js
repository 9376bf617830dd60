// A page scrolls by whole pixels: what it could not follow of a change, it makes good at the next, so that nothing creeps away.
let owed = 0;

/**
 * Does `change` to the page and keeps what this person looks at where it is, whatever grew or shrank above it. Not every browser does
 * so by itself. They look at what they have the focus in, else at what stands in the middle of their screen; who has not scrolled yet
 * sees the page from its top.
 */
export function steady(place, change) {
    const anchors = around(lookedAt(place), place).map((node) => ({ node, top: node.getBoundingClientRect().top }));
    change();
    const anchor = anchors.find(({ node }) => isSeen(node));
    if (!anchor) return;
    const moved = () => anchor.node.getBoundingClientRect().top - anchor.top - owed;
    window.scrollBy(0, moved());
    owed = Math.abs(moved()) < 1 ? -moved() : 0;
}

/** What is looked at and all it stands in, from the inside out: the button under somebody's eyes may go, its card stays. */
function around(node, place) {
    return node && node !== place ? [node].concat(around(node.parentNode, place)) : [];
}

/** Whether a node has a place on the page: is in it, and not hidden. */
export function isSeen(node) {
    return node.getClientRects().length > 0;
}

function lookedAt(place) {
    const focused = document.activeElement;
    if (place.contains(focused) && isOnScreen(focused)) return focused;
    if (scrollY < 1) return null;
    const middle = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
    return middle && middle !== place && place.contains(middle) ? middle : null;
}

function isOnScreen(node) {
    const box = node.getBoundingClientRect();
    return isSeen(node) && box.bottom > 0 && box.top < innerHeight;
}
