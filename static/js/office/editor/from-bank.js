import { html, useEffect, useState } from "../../../vendor/preact.js";
import { t } from "../../language.js";
import { found, stepOf } from "./bank.js";

const MOST = 8; // more than these are found by searching

/** The questions of the bank, to choose one that becomes a step. */
export function FromBank({ editor, choose }) {
  const [search, setSearch] = useState("");
  const questions = editor.bank.questions.value;
  useEffect(() => void editor.bank.load(), []);
  if (questions === null) return html`<p class="soft small">${t("Loading…")}</p>`;
  if (questions.length === 0) return html`<p class="soft small">${t("The bank is empty. Put a question in it from a poll in this run of show.")}</p>`;
  const fitting = found(questions, search);
  return html`<div class="from-bank" role="group" aria-label=${t("Question bank")}>
    <label class="visually-hidden" for="bank-search">${t("Search the question bank")}</label>
    <input id="bank-search" type="search" class="input" autocomplete="off" placeholder=${t("Words of a question")} value=${search} onInput=${({ currentTarget }) => setSearch(currentTarget.value)} />
    <ul class="add-menu__items">
      ${fitting.slice(0, MOST).map((question) => html`<${Question} key=${question.id} question=${question} onClick=${() => choose(stepOf(question, editor.samples.kinds.poll.minutes))} />`)}
    </ul>
    <p class="soft small" role="status">${foundWords(fitting.length)}</p>
  </div>`;
}

function Question({ question, onClick }) {
  return html`<li><button type="button" class="add-item add-item--question" onClick=${onClick}>
    <span><b>${question.words.question}</b><span class="soft small">${t("version {n}", { n: question.version })}${question.words.options && ` · ${question.words.options.join(" · ")}`}</span></span>
  </button></li>`;
}

function foundWords(number) {
  if (number === 0) return t("No question has these words.");
  return number > MOST ? t("{n} questions; write a word to find yours.", { n: number }) : "";
}
