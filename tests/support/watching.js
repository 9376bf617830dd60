/**
 * Looks at one place of a page, and at those of its parts that match a selector, while the world goes on around it;
 * `watching.complaints()` tells all that came upon it from outside: nodes that went or changed, words, choices, focus and caret that moved, events that nobody's hand caused, and boxes that jumped.
 */
(place, parts) => {
    const nodes = [place, ...place.querySelectorAll(parts)];
    const fields = nodes.filter((node) => node.matches("input, textarea, select"));
    const onScreen = nodes.filter((node) => node.getBoundingClientRect().bottom > 0 && node.getBoundingClientRect().top < innerHeight && node !== place);
    const called = (node) => `<${node.tagName.toLowerCase()}> ${(node.innerText || node.value || "").trim().slice(0, 30)}`;
    const heard = [];
    const facts = () => ({
        focus: document.activeElement,
        caret: document.activeElement.selectionStart === undefined ? null : [document.activeElement.selectionStart, document.activeElement.selectionEnd].join(),
        fields: fields.map((field) => `${field.value} ${field.checked}`),
        boxes: onScreen.map((node) => node.getBoundingClientRect()).map((box) => [box.left, box.top, box.width, box.height]),
    });
    const begin = facts();

    nodes.forEach((node, at) => (node.watchedAs = at));
    for (const name of ["input", "change", "focusin", "focusout"]) document.addEventListener(name, (event) => heard.push(`event: ${name} at ${called(event.target)}`), true);
    const observer = new MutationObserver((records) => heard.push(...records.map((record) => `mutation: ${record.type} ${record.attributeName || ""} at ${record.target.nodeName}`)));
    observer.observe(place, { subtree: true, childList: true, characterData: true, attributes: true });

    function complaints() {
        const now = facts();
        const gone = nodes.filter((node, at) => !node.isConnected || node.watchedAs !== at);
        const moves = onScreen.map((node, at) => ({ node, by: now.boxes[at].map((length, side) => length - begin.boxes[at][side]) }));
        const moved = moves.filter(({ by }) => by.some((length) => Math.abs(length) > 1)); // a page scrolls by whole pixels
        return [
            ...new Set(heard),
            ...gone.map((node) => `node: ${called(node)} is another one`),
            ...moved.map(({ node, by }) => `box: ${called(node)} jumped by ${by}`),
            ...fields.filter((field, at) => now.fields[at] !== begin.fields[at]).map((field) => `field: ${called(field)} has another value`),
            ...(now.focus === begin.focus ? [] : [`focus: at ${called(now.focus)}`]),
            ...(now.caret === begin.caret ? [] : [`caret: from ${begin.caret} to ${now.caret}`]),
        ];
    }

    window.watching = { complaints };
};
