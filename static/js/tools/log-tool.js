import { html } from "../../vendor/preact.js";
import { t } from "../language.js";
import { Plain } from "../desk/button.js";
import { clockTime } from "../desk/lateness.js";
import { nameOf } from "../desk/unsent-view.js";

/** The last lines of the session log: who did what, and when. */
export function LogTool({ desk }) {
  const { entries = [] } = desk.docs.get("log") || {};
  if (entries.length === 0) return html`<p class="soft">${t("Nothing happened yet.")}</p>`;
  return html`<ol class="log">${[...entries].reverse().map((entry) => html`<${Entry} key=${entry.seq} desk=${desk} entry=${entry} />`)}</ol>`;
}

function Entry({ desk, entry }) {
  const at = new Date(entry.at * 1000);
  const time = clockTime(entry.at, true);
  const what = t(entry.text, worded(entry.values));
  return html`<li class="log__line">
    <time datetime=${at.toISOString()}>${time}</time>
    <span class="badge">${who(entry.by)}</span>
    <span>${what}</span>
    ${entry.undo && desk.may("undo") && html`<${Plain} look="quiet small" aria-label=${`${t("Take back: {what}", { what })} ${time}`}
      onClick=${() => desk.do("undo", { line: entry.seq })}>${t("Take back")}<//>`}
  </li>`;
}

/** A verb among the values is a word of the desk, and no code. */
function worded(values) {
  return values.verb ? { ...values, verb: nameOf(values.verb) } : values;
}

function who(by) {
  return { desk: t("desk"), operator: t("operator"), remote: t("remote"), screen: t("screen"), phone: t("phone"), office: t("office"), timer: t("by itself") }[by] || by;
}
