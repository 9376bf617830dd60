import { drawn } from "./dom.js";

const PATHS = {
    check: ["M5 13l4.5 4.5L19 7"],
    screen: ["M4 4h16a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1z", "M12 16v4", "M8 20h8"],
    wait: ["M12 3a9 9 0 1 1 0 18a9 9 0 0 1 0-18z", "M12 7v5l3.5 2"],
    lock: ["M6 11h12a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1z", "M8 11V8a4 4 0 0 1 8 0v3"],
    heart: ["M12 20s-7-4.6-9-9a5 5 0 0 1 9-4.2A5 5 0 0 1 21 11c-2 4.4-9 9-9 9z"],
};

export function icon(name) {
    return drawn("svg", { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true" }, ...PATHS[name].map((line) => drawn("path", { d: line })));
}
