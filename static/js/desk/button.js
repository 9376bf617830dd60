import { html } from "../../vendor/preact.js";
import { ACTIONS, allowed, start } from "./actions.js";
import { KEYS } from "./keys.js";

/** A button for an action, with its key printed on it. Of no use now: it stays where it is and keeps the focus, but does nothing. */
export function Action({ desk, name, look = "" }) {
  if (!allowed(desk, name)) return null;
  const action = ACTIONS[name];
  const key = KEYS.find((entry) => entry.action === name);
  return html`<button
    type="button"
    class=${`button action ${look}`}
    aria-pressed=${action.on ? String(action.on(desk)) : undefined}
    aria-disabled=${action.can(desk) ? undefined : "true"}
    title=${action.hint ? action.hint(desk) : undefined}
    aria-keyshortcuts=${key ? shortcut(key) : undefined}
    onClick=${() => start(desk, name)}
  ><span class="action__label">${action.label(desk)}</span>${key && html`<kbd aria-hidden="true">${key.print()}</kbd>`}</button>`;
}

/** A button without a key of its own. */
export function Plain({ onClick, look = "", children, ...more }) {
  return html`<button type="button" class=${`button action ${look}`} onClick=${onClick} ...${more}>${children}</button>`;
}

/** As ARIA writes it; a key that must be pressed twice it has no words for. */
function shortcut({ keys, alt }) {
  if (alt) return `Alt+${alt}`;
  return keys.length === 0 ? undefined : { " ": "Space", "+": "Plus" }[keys[0]] || (keys[0].length === 1 ? keys[0].toUpperCase() : keys[0]);
}
