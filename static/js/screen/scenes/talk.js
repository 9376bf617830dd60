import { html } from "../../../vendor/preact.js";
import { t } from "../../language.js";
import { Phases } from "../../parts/phases.js";
import { TablesDone } from "../../parts/tables-done.js";
import { Clock } from "../clock-face.js";
import { Ring } from "../ring.js";
import { paragraphs } from "./text.js";

/** The room talks: about what, in which phase, and how long still. */
export function TalkScene({ picture, now }) {
  const { title, talk } = picture.step;
  return html`
    <p class="eyebrow">${picture.meetup.title}</p>
    <div class="talk" data-fits>
      <div class="talk__words" data-fits>
        <h1 class="title">${title}</h1>
        ${paragraphs(talk.instruction).map((text, at) => html`<p class="words__paragraph" key=${at}>${text}</p>`)}
      </div>
      <${Clock} clock=${picture.clock} now=${now} />
      <${Phases} talk=${talk} />
      <${TablesDone} talk=${talk} look="talk__tables" />
    </div>
    <p class="cut-note">${t("You can read all of it on your phone")}</p>
  `;
}

/** The room is silent: what to think about, and a ring that closes. No figures that run. */
export function SilenceScene({ picture, now }) {
  const { title, talk } = picture.step;
  const [first = title, ...others] = paragraphs(talk.instruction);
  return html`
    <div class="silence" data-fits>
      <h1 class="title">${first}</h1>
      ${others.map((text, at) => html`<p class="words__paragraph" key=${at}>${text}</p>`)}
      <${Ring} clock=${picture.clock} now=${now} />
    </div>
  `;
}
