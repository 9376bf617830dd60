import { html } from "../../../vendor/preact.js";
import { t } from "../../language.js";
import { numberIn } from "../../parts/numbers.js";
import { CloseField, SelectField, TextField } from "./fields.js";
import { OfBank } from "./of-bank.js";
import { TextList } from "./text-list.js";
import { Twins } from "./twins.js";

const WITH_OPTIONS = ["choice", "choices", "rank", "points"];

/** A question: its kind, what is asked, what can be answered; when the room sees the result, and when the vote opens and closes. */
export function PollFields({ sheet, editor }) {
  const kind = sheet.value("poll.kind");
  const Own = OWN[kind];
  return html`
    <${SelectField} sheet=${sheet} path="poll.kind" label=${t("Kind of question")} hint=${t("Another kind asks for other things. What you wrote for this one goes; undo brings it back.")} choose=${(chosen) => change(sheet, chosen)} options=${[
      ["choice", t("one answer out of some")],
      ["choices", t("several answers out of some")],
      ["scale", t("a point on a scale")],
      ["rank", t("a ranking")],
      ["words", t("a few words, shown as a cloud")],
      ["number", t("a number")],
      ["text", t("an answer in one's own words")],
      ["points", t("a hundred points to divide")],
    ]} />
    <${TextField} sheet=${sheet} path="poll.question" label=${t("Statement or question")} rows=${2} look="field--large" />
    <${Twins} sheet=${sheet} editor=${editor} />
    ${WITH_OPTIONS.includes(kind) && html`<${TextList} sheet=${sheet} path="poll.options" label=${t("Answers")} rowName=${(n) => t("Answer {n}", { n })} add=${t("Add an answer")} most=${10} />`}
    ${Own && html`<${Own} sheet=${sheet} />`}
    ${kind in TRUTH && html`<${TruthFields} sheet=${sheet} kind=${kind} />`}
    <${OfBank} sheet=${sheet} editor=${editor} />
    <div class="settings">
      <${SelectField} sheet=${sheet} path="poll.results" label=${t("The room sees the result")} options=${[
        ["after_close", t("when the vote is closed")],
        ["after_vote", t("each person after their own vote")],
        ["live", t("at once, while people vote")],
        ["never", t("never")],
      ]} />
      <${SelectField} sheet=${sheet} path="poll.open" label=${t("The vote opens")} options=${[
        ["on_air", t("when this step comes on the screen")],
        ["by_hand", t("when the moderator opens it")],
      ]} />
      <${CloseField} sheet=${sheet} path="poll.close" label=${t("The vote closes")} />
    </div>
  `;
}

/** A kind that needs answers gets two to write over, where there are none. */
function change(sheet, kind) {
  if (WITH_OPTIONS.includes(kind) && !(sheet.value("poll.options") || []).length) sheet.type("poll.options", [t("Answer {n}", { n: 1 }), t("Answer {n}", { n: 2 })]);
  sheet.choose("poll.kind", kind);
}

const OWN = { choices: ChoicesFields, rank: RankFields, scale: ScaleFields, words: WordsFields, number: NumberFields };

const TRUTH = { choice: true, number: true };

/** For a question about a fact: people guess, then see what it really is, and who says so. */
function TruthFields({ sheet, kind }) {
  const options = (sheet.value("poll.options") || []).filter(Boolean);
  const known = sheet.value("poll.truth") !== null && sheet.value("poll.truth") !== undefined;
  const label = t("The right answer, told with the result");
  return html`${kind === "choice"
    ? html`<${SelectField} sheet=${sheet} path="poll.truth" label=${label} choose=${(truth) => sheet.choose("poll.truth", truth || null)} options=${[["", t("there is none")], ...options.map((option) => [option, option])]} />`
    : html`<${Amount} sheet=${sheet} path="poll.truth" label=${label} hint=${t("Empty: there is none.")} empty=${null} />`}
    ${known && html`<${TextField} sheet=${sheet} path="poll.source" label=${t("Source of the right answer")} />`}`;
}

function ChoicesFields({ sheet }) {
  return html`<${Amount} sheet=${sheet} path="poll.most" label=${t("How many may be chosen")} hint=${t("Empty: as many as one likes.")} empty=${null} />`;
}

function RankFields({ sheet }) {
  return html`<${Amount} sheet=${sheet} path="poll.most" label=${t("How many get a place")} hint=${t("Empty: all of them.")} empty=${null} />`;
}

function WordsFields({ sheet }) {
  return html`<${SelectField} sheet=${sheet} path="poll.most" label=${t("How many words")} choose=${(most) => sheet.choose("poll.most", Number(most))} options=${[[1, t("one")], [2, t("one or two")], [3, t("one to three")]]} />`;
}

function ScaleFields({ sheet }) {
  return html`<div class="settings">
      <${SelectField} sheet=${sheet} path="poll.from" label=${t("From")} choose=${(from) => sheet.choose("poll.from", Number(from))} options=${[[0, "0"], [1, "1"]]} />
      <${Amount} sheet=${sheet} path="poll.to" label=${t("To (at most 10)")} />
    </div>
    <${TextField} sheet=${sheet} path="poll.low" label=${t("What the lowest point means")} />
    <${TextField} sheet=${sheet} path="poll.high" label=${t("What the highest point means")} />
    <${TextField} sheet=${sheet} path="poll.unsure" label=${t("An answer beside the scale")} hint=${t("Like: I don't know. Empty: there is none.")} parse=${(text) => text || null} />`;
}

function NumberFields({ sheet }) {
  return html`<div class="settings">
    <${Amount} sheet=${sheet} path="poll.least" label=${t("At least")} />
    <${Amount} sheet=${sheet} path="poll.most" label=${t("At most")} />
    <${TextField} sheet=${sheet} path="poll.unit" label=${t("Unit (like %)")} />
    <${SelectField} sheet=${sheet} path="poll.decimals" label=${t("Decimals")} choose=${(decimals) => sheet.choose("poll.decimals", Number(decimals))} options=${[[0, t("none")], [1, "1"], [2, "2"]]} />
  </div>`;
}

/** A number; `empty` is what an empty field means. */
function Amount({ empty = "", ...field }) {
  return html`<${TextField} ...${field} inputmode="decimal" parse=${(text) => (text.trim() ? numberIn(text) : empty)} />`;
}
