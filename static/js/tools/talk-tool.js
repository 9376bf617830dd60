import { html } from "../../vendor/preact.js";
import { t } from "../language.js";
import { Phases } from "../parts/phases.js";
import { Action } from "../desk/button.js";
import { Face } from "./clock-tool.js";
import { TableList } from "./table-list.js";

/** The talk on air: what the room was asked, in which phase it is, and its clock. */
export function TalkTool({ desk }) {
  const step = desk.docs.get("step");
  if (!step || !step.talk) return html`<p class="soft">${t("No talk is on air.")}</p>`;
  const clock = desk.docs.get("clock");
  return html`<div class="talk">
    <div class="talk__what">
      <h3>${step.title}</h3>
      <${Phases} talk=${step.talk} />
      ${step.talk.instruction && html`<p class="talk__instruction">${step.talk.instruction}</p>`}
      <${TableList} desk=${desk} step=${step} />
    </div>
    <div class="talk__time">
      <${Face} desk=${desk} clock=${clock} />
      <div class="cluster">
        <${Action} desk=${desk} name="clock" look=${clock && clock.running ? "" : "strong"} />
        ${step.talk.phases.length > 1 && html`<${Action} desk=${desk} name="nextPhase" look=${clock && clock.running ? "strong" : ""} />`}
        <${Action} desk=${desk} name="more" /><${Action} desk=${desk} name="less" />
      </div>
    </div>
  </div>`;
}
