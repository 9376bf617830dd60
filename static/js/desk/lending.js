import { html, signal, useEffect } from "../../vendor/preact.js";
import { t } from "../language.js";

/** Tools in a script of their own, that comes when the desk stands, or when one of them is opened: what shows each, by name. `lent`: what that script has of this one. */
export const TOOLS = signal({});
export const lent = {};

const AGAIN = 5000;
let fetched = null;

/** The component that shows a tool as soon as it is there. */
export function toolNamed(name) {
  return function Later(props) {
    const Body = TOOLS.value[name];
    useEffect(() => (Body ? undefined : fetchTools()), []);
    return Body ? html`<${Body} ...${props} />` : html`<p class="soft" role="status">${t("One moment …")}</p>`;
  };
}

/** The same for who has to wait with it until it is `wanted`: a dialog opens when what stands in it is there, so that its focus is. */
export function useTool(name, wanted) {
  const Body = TOOLS.value[name];
  useEffect(() => (wanted && !Body ? fetchTools() : undefined), [wanted]);
  return wanted ? Body : undefined;
}

/** Puts the focus into a field of a tool that was opened, as soon as it is there. */
export function focusIn(name, id) {
  const done = TOOLS.subscribe((tools) => tools[name] && requestAnimationFrame(() => done() || (document.getElementById(id) || document.body).focus()));
}

/** The script and its style; without a connection it is tried again. */
export function fetchTools() {
  if (fetched) return;
  const { script, sheet } = document.getElementById("tools").dataset;
  fetched = Object.assign(document.createElement("script"), { src: script, lent });
  fetched.onerror = () => {
    fetched.remove();
    fetched = null;
    setTimeout(fetchTools, AGAIN);
  };
  if (!document.querySelector("link[data-tools]")) {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: sheet });
    link.dataset.tools = "";
    document.head.append(link);
  }
  document.body.append(fetched);
}
