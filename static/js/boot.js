import { setStrings } from "./language.js";

/** What the server wrote into the page; see docs/protocol.md for the shape of `docs` and `mine`. */
export function boot() {
    const given = JSON.parse(document.getElementById("boot").textContent);
    setStrings(given.strings);
    return given;
}
