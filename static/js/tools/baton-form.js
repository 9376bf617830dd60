import { html, useEffect, useState } from "../../vendor/preact.js";
import { t } from "../language.js";
import { Plain } from "../desk/button.js";
import { leaveByEscape, Line } from "./agreed-form.js";

/** The baton: to whom it goes, and the one question or wish that goes along. The screen shows it when it is asked to. */
export function BatonForm({ desk, ask }) {
  const passed = desk.docs.get("baton") || { to: "", message: "" };
  const [typed, setTyped] = useState(() => desk.drafts.get("baton") || passed);
  const type = (name) => (value) => {
    const now = { ...typed, [name]: value };
    desk.drafts.set("baton", now);
    setTyped(now);
  };
  const empty = !passed.to;
  useEffect(() => void (empty && desk.drafts.get("baton") === undefined && setTyped({ to: "", message: "" })), [empty]); // its words were removed
  const send = async () => (await desk.do("baton.pass", typed)) && desk.drafts.delete("baton");
  const submit = (event) => {
    event.preventDefault();
    send();
  };
  return html`<div class="agreed-tab__parts">
    <form class="agreed-form" aria-label=${t("Pass the baton")} onSubmit=${submit} onKeyDown=${leaveByEscape}>
      <div class="agreed-form__fields"><${Line} id="agreed-first" label=${t("To which place or meetup?")} look="agreed-form__wide" value=${typed.to} most=${80} change=${type("to")} send=${send} />
      <${Line} id="baton-message" label=${t("With one question or wish")} value=${typed.message} most=${300} rows=${2} look="agreed-form__wide" change=${type("message")} send=${send} /></div>
      <div class="cluster agreed-form__foot"><button class="button primary">${t("Pass the baton")}</button></div>
    </form>
    <div class="agreed-tab__list">
      ${passed.to ? html`<div class="agreed-row"><div class="agreed-row__words"><p class="soft small">${t("The baton goes to")}</p><p><b>${passed.to}</b></p><p>${passed.message}</p></div><span class="agreed-row__actions"><${Plain} look="small" onClick=${() => ask({ verb: "baton.redact", fields: {}, words: [passed.to, passed.message].filter(Boolean).join(" · ") })}>${t("Remove …")}<//></span></div>` : html`<p class="soft">${t("The baton was not passed yet. The room sees it only when you show it on the screen.")}</p>`}
    </div>
  </div>`;
}
