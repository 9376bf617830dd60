/** A small hand for making elements. Text is always text; `on` holds listeners; false and null leave an attribute out. */
export function el(tag, properties, ...children) {
    const node = document.createElement(tag);
    Object.keys(properties || {}).forEach((name) => put(node, name, properties[name]));
    children.filter(Boolean).forEach((child) => node.append(child));
    return node;
}

const SVG = "http://www.w3.org/2000/svg";

/** The same for a drawing. */
export function drawn(tag, properties, ...children) {
    const node = document.createElementNS(SVG, tag);
    Object.keys(properties).forEach((name) => put(node, name, properties[name]));
    node.append(...children);
    return node;
}

function put(node, name, value) {
    if (name === "on") Object.keys(value).forEach((event) => node.addEventListener(event, value[event]));
    else if (name === "text") node.textContent = value;
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, value === true ? "" : value);
}

export function setText(node, text) {
    if (node.textContent !== text) node.textContent = text;
}

/** Of a button that stays in: whether it is in. */
export function setPressed(button, pressed) {
    if (button.getAttribute("aria-pressed") !== String(pressed)) button.setAttribute("aria-pressed", String(pressed));
}

/** Shows or hides; gives what it was told, so that it reads as a condition. */
export function show(node, visible) {
    if (node.hidden === Boolean(visible)) node.hidden = !visible;
    return Boolean(visible);
}

/**
 * Makes the children of `parent` follow `items`: a node lives as long as its key does, and moves only when it must,
 * because a moved node loses the focus and the keyboard of who is typing in it.
 */
export function follow(parent, items, keyOf, make, update) {
    const kept = parent.following || (parent.following = new Map());
    const wanted = new Set(items.map((item) => String(keyOf(item))));
    Array.from(kept.keys()).filter((key) => !wanted.has(key)).forEach((key) => {
        kept.get(key).remove();
        kept.delete(key);
    });
    let place = parent.firstChild;
    items.forEach((item) => {
        const key = String(keyOf(item));
        if (!kept.has(key)) kept.set(key, make(item));
        const node = kept.get(key);
        if (node === place) place = place.nextSibling;
        else parent.insertBefore(node, place);
        if (update) update(node, item);
    });
}
