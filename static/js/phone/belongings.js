/** The names under which a phone keeps what one person left in one meetup; those that end in a dot begin the names of several things. */
export function namesFor(code) {
    return { who: `facilitator.who.${code}`, outbox: `facilitator.outbox.${code}`, drafts: `facilitator.draft.${code}.`, notes: `facilitator.${code}.` };
}

/**
 * Makes all of it the property of `who`. What somebody else left on this phone is thrown away: whoever had their data deleted
 * must not send an earlier person's words. What nobody owns yet is theirs.
 */
export function claim(storage, code, who) {
    const names = namesFor(code);
    if (storage.getItem(names.who) === who) return;
    if (storage.getItem(names.who)) keysOf(storage).filter((key) => isOf(names, key)).forEach((key) => storage.removeItem(key));
    try {
        storage.setItem(names.who, who);
    } catch (error) {
        // A full storage: it is nobody's until there is room, and so theirs.
    }
}

function isOf(names, key) {
    return key === names.who || key === names.outbox || key.startsWith(names.drafts) || key.startsWith(names.notes);
}

function keysOf(storage) {
    return Array.from({ length: storage.length }, (nothing, at) => storage.key(at));
}
