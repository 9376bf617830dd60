/** The browser's own storage, or memory of the same shape where it is missing, full or forbidden. */
export function browserStorage() {
    try {
        localStorage.setItem("facilitator", "1");
        localStorage.removeItem("facilitator");
        return localStorage;
    } catch (error) {
        return memoryStorage();
    }
}

export function memoryStorage() {
    const kept = new Map();
    return {
        getItem: (key) => (kept.has(key) ? kept.get(key) : null),
        setItem: (key, value) => void kept.set(key, String(value)),
        removeItem: (key) => void kept.delete(key),
        key: (at) => Array.from(kept.keys())[at],
        get length() {
            return kept.size;
        },
    };
}
