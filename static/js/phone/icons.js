import { drawn } from "./dom.js";

const PATHS = {
    check: ["M5 13l4.5 4.5L19 7"],
    screen: ["M4 4h16a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1z", "M12 16v4", "M8 20h8"],
    wait: ["M12 3a9 9 0 1 1 0 18a9 9 0 0 1 0-18z", "M12 7v5l3.5 2"],
    lock: ["M6 11h12a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1z", "M8 11V8a4 4 0 0 1 8 0v3"],
    heart: ["M12 20s-7-4.6-9-9a5 5 0 0 1 9-4.2A5 5 0 0 1 21 11c-2 4.4-9 9-9 9z"],
    people: ["M9 5a3.2 3.2 0 1 1 0 6.4a3.2 3.2 0 0 1 0-6.4z", "M3 19a6 6 0 0 1 12 0", "M17 7a2.5 2.5 0 1 1 0 5a2.5 2.5 0 0 1 0-5z", "M17 14.5a4.5 4.5 0 0 1 4 4.5"],
    away: ["M3 3l18 18", "M2.5 9a15 15 0 0 1 4-2.6", "M11 5a15 15 0 0 1 10.5 4", "M6 13a9 9 0 0 1 3.5-2", "M14 10.8a9 9 0 0 1 4 2.2", "M9.5 16.5a4 4 0 0 1 5 0", "M12 20h.01"],
};

export function icon(name) {
    return drawn("svg", { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true" }, ...PATHS[name].map((line) => drawn("path", { d: line })));
}
