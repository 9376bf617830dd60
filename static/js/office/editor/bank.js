import { signal } from "../../../vendor/preact.js";
import { t } from "../../language.js";

const ADDRESS = "/office/api/questions";

/** The question bank as the editor asks for it. `told` is shown when it can't be reached, or refuses. */
export class Bank {
  constructor(told) {
    this.told = told;
    this.questions = signal(null); // null: not asked for yet, or under way
  }

  async load() {
    this.questions.value = null;
    const answer = await this.#ask(ADDRESS);
    this.questions.value = answer ? answer.questions : [];
  }

  /** Keeps a poll, as a version of the question `id` when there is one; {id, version, words}, or null when it was refused. */
  keep(poll, id) {
    return this.#ask(id ? `${ADDRESS}/${id}/versions` : ADDRESS, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(poll) });
  }

  async #ask(address, how = {}) {
    try {
      const answer = await fetch(address, { ...how, headers: { Accept: "application/json", "Accept-Language": document.documentElement.lang, ...how.headers } });
      const told = await answer.json();
      if (answer.ok) return told;
      this.told([told.message, ...(told.errors || []).map(({ message }) => message)].join(" "));
    } catch (error) {
      this.told(t("There was no connection. Nothing was changed; try again."));
    }
    return null;
  }
}

const TITLE_LETTERS = 60;

/** A step that asks a question of the bank in its last words. No DOM here. */
export function stepOf({ id, version, words }, minutes) {
  const { question } = words;
  const cut = question.length > TITLE_LETTERS ? `${question.slice(0, TITLE_LETTERS).replace(/\s+\S*$/, "")} …` : question;
  return { kind: "poll", title: cut.replace(/\s+/g, " "), minutes, poll: { ...words, bank: { id, version } } };
}

/** The questions in which all these words stand, in any of their versions. No DOM here. */
export function found(questions, search) {
  const wanted = search.toLowerCase().split(/\s+/).filter(Boolean);
  return questions.filter(({ id, versions }) => {
    const text = [id, ...versions.flatMap(({ words }) => [words.question, ...(words.options || [])])].join(" ").toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}
