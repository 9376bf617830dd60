import { html, useEffect, useRef } from "../../../vendor/preact.js";
import { t } from "../../language.js";
import { listLook, rowLook, useDragging } from "../../parts/dragging.js";
import { AddMenu } from "./add-menu.js";
import { moveBy, moveTo } from "./arranging.js";
import { EVENING } from "./editor.js";
import { focusOn } from "./focus.js";
import { Icon, kindName } from "./kinds.js";
import { fieldId } from "./sheet.js";
import { formatHours, formatNumber, startsOf, totalOf } from "./times.js";

/** The run of show: every step with the minute at which it starts. Arrows choose, Alt with an arrow moves, a row can be dragged. */
export function RunOfShow({ editor }) {
  const steps = editor.steps.value.map((step) => ({ ...step, ...shown(editor, step) }));
  const starts = startsOf(steps);
  const list = useRef(null);
  const drag = useDragging(list, (id, before) => moveTo(editor, id, before));
  const keys = (event) => pressed(event, editor, steps);
  useEffect(() => bringIntoSight(list.current, editor.chosen.value), [editor.chosen.value]);
  return html`<section class="plan" aria-labelledby="plan-title">
    <div class="plan__head">
      <div>
        <h2 id="plan-title">${t("Run of show")}</h2>
        <p class="soft small">${steps.length === 1 ? t("1 step") : t("{n} steps", { n: steps.length })} · ${t("{time} hours", { time: formatHours(totalOf(steps)) })}</p>
      </div>
      <${AddMenu} editor=${editor} />
    </div>
    <ol ref=${list} class=${`rows ${listLook(drag)}`} role="listbox" aria-labelledby="plan-title" aria-describedby="plan-keys" onKeyDown=${keys} ...${drag.events}>
      <${EveningRow} editor=${editor} />
      ${steps.map((step, at) => html`<${Row} key=${step.id} editor=${editor} step=${step} number=${at + 1} start=${starts[at]} drag=${drag} />`)}
    </ol>
    ${steps.length === 0 && html`<p class="plan__empty soft">${t("No steps yet. Add the first one.")}</p>`}
    <p class="plan__total"><span>${t("Together")}</span> <b>${totalOf(steps) === 1 ? t("1 minute") : t("{n} minutes", { n: formatNumber(totalOf(steps), editor.boot.language) })}</b></p>
    <p id="plan-keys" class="plan__keys soft small">${t("Arrows: choose. Alt with an arrow: move. Enter: write.")}</p>
  </section>`;
}

/** Another one is chosen: the list shows its row, the form its beginning. Only these scroll, never the page. */
function bringIntoSight(list, owner) {
  const row = document.getElementById(`row-${owner}`);
  if (row && row.offsetTop < list.scrollTop) list.scrollTop = row.offsetTop;
  if (row && row.offsetTop + row.offsetHeight > list.scrollTop + list.clientHeight) list.scrollTop = row.offsetTop + row.offsetHeight - list.clientHeight;
  document.getElementById("writing").scrollTop = 0;
}

/** What is typed shows in the list too. */
function shown(editor, step) {
  const { title, minutes } = step.coming ? step : editor.written(step.id);
  return { title, minutes: typeof minutes === "number" ? minutes : step.minutes };
}

function EveningRow({ editor }) {
  const { title } = editor.written(EVENING);
  return html`<li class="row row--evening" ...${option(editor, EVENING)}>
    <span class="row__kind"><${Icon} name="evening" /></span>
    <span class="row__words"><span class="row__title">${t("The evening")}</span><span class="row__about" lang=${title ? editor.meetup.value.language : undefined}>${title || t("without a title")}</span></span>
  </li>`;
}

function Row({ editor, step, number, start, drag }) {
  const look = [step.skipped && "row--skipped", step.coming && "row--coming", rowLook(drag, step.id)];
  return html`<li class=${["row", ...look.filter(Boolean)].join(" ")} data-step=${step.id} ...${option(editor, step.id, step.coming)}>
    <span class="row__start">${formatHours(start)}</span>
    <span class=${`row__kind row__kind--${step.kind}`}><${Icon} name=${step.kind} /></span>
    <span class="row__words">
      <span class="row__title"><span class="row__number">${number}</span> ${step.title ? html`<span lang=${editor.meetup.value.language}>${step.title}</span>` : t("without a title")}</span>
      <span class="row__about">${kindName(step.kind)} · ${t("{n} min", { n: formatNumber(step.minutes, editor.boot.language) })}<${Marks} editor=${editor} step=${step} /></span>
    </span>
    <span class="row__handle" data-handle aria-hidden="true" title=${t("Drag to move")}><${Icon} name="grip" /></span>
  </li>`;
}

function Marks({ editor, step }) {
  const refused = editor.saver.refused.value[step.id];
  const marks = [
    step.aired && [t("was on the screen"), ""],
    step.skipped && [t("skipped"), ""],
    step.droppable && [t("may be left out"), ""],
    step.coming && [t("is being added"), ""],
    ((step.faults || []).length > 0 || noClip(step)) && [noClip(step) ? t("no video yet") : t("file missing"), "warn"],
    refused && refused.faults.length > 0 && [t("not saved"), "warn"],
  ];
  return marks.filter(Boolean).map(([words, tone]) => html`<span key=${words} class=${`row__mark ${tone && `row__mark--${tone}`}`}> · ${words}</span>`);
}

function noClip({ kind, own }) {
  return kind === "fragment" && Boolean(own.fragment) && own.fragment.file === null && !own.fragment.link;
}

function option(editor, id, coming = false) {
  const chosen = editor.chosen.value === id;
  return {
    id: `row-${id}`,
    role: "option",
    "aria-selected": String(chosen),
    "aria-disabled": coming ? "true" : undefined,
    tabindex: chosen || (id === EVENING && !editor.step(editor.chosen.value)) ? "0" : "-1",
    onClick: () => !coming && open(editor, id),
  };
}

function pressed(event, editor, steps) {
  const id = editor.chosen.value;
  const owners = [EVENING, ...steps.filter((step) => !step.coming).map((step) => step.id)];
  const at = owners.indexOf(id);
  const to = (place) => () => look(editor, owners[Math.min(Math.max(place, 0), owners.length - 1)]);
  const move = (by) => () => {
    moveBy(editor, id, by);
    focusOn(`row-${id}`);
  };
  const run = {
    ArrowUp: to(at - 1),
    ArrowDown: to(at + 1),
    Home: to(0),
    End: to(owners.length - 1),
    "Alt+ArrowUp": move(-1),
    "Alt+ArrowDown": move(1),
    Enter: () => focusOn(fieldId(id, "title")),
  }[(event.altKey ? "Alt+" : "") + event.key];
  if (!run) return;
  event.preventDefault();
  run();
}

/** Where the form stands below the list, it comes into sight. */
function open(editor, owner) {
  editor.choose(owner);
  const writing = document.getElementById("writing");
  if (writing.offsetLeft <= document.getElementById(`row-${owner}`).parentElement.offsetLeft) writing.scrollIntoView({ behavior: "smooth" });
}

function look(editor, owner) {
  editor.choose(owner);
  focusOn(`row-${owner}`);
}
