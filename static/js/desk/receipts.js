import { t } from "../language.js";

const LONGEST = 40; // characters of an idea

/** After a command that succeeded: a sentence to see, or to hear only where the page itself shows it. `about` names what it was about. */
export function receiptOf(verb, fields, about, ack = {}) {
  const sentences = {
    "idea.hide": () => [t("Idea hidden: {text}", { text: beginningOf(about) }), ack.taken && t("What was taken from it and says the same is off the list too.")].filter(Boolean).join(". "),
    "idea.show": () => t("Idea approved: {text}", { text: beginningOf(about) }),
    "ideas.approve": () => t("Ideas approved: {n}", { n: fields.ideas.length }),
    "ideas.view": () => ({ wall: t("The room sees the wall"), groups: t("The room sees the groups"), dots: t("The room sees the dots as soon as they are closed") })[fields.view] || rankedWords(fields.view),
    "ideas.split": () => t("Common ground is worked out"),
    "dots.open": () => t("Everyone can put dots, {n} each", { n: fields.each }),
    "dots.close": () => t("The dots are closed"),
    "group.put": () => t("Put into a group"),
    "group.redact": () => t("The words were removed for good"),
    "group.name": () => t("The group is called {name}", { name: fields.name }),
    "idea.merge": () => t("Put under another idea"),
    "idea.ungroup": () => t("Taken out"),
    "idea.edit": () => t("Idea edited: {text}", { text: beginningOf(fields.text) }),
    "idea.mute": () => (fields.on ? t("This phone writes no more ideas; it may still vote") : t("This phone may write ideas again")),
    "idea.redact": () => t("The words were removed for good"),
    "ideas.screen": () => t("From now on. What waits goes on waiting."),
    "ideas.open": () => openedWords(fields),
    "ideas.close": () => t("Writing is closed"),
    "ideas.reveal": () => t("The room sees the support as soon as writing is closed"),
    "ideas.hide": () => t("The support is hidden from the room"),
    "round.open": () => t("The vote is open"),
    "round.close": () => t("The vote closes"),
    "round.again": () => t("A new round is open"),
    "round.split": () => t("Answers laid side by side"),
    "round.view": () => t("The room sees other results"),
    "round.reveal": () => t("The results are shown to the room"),
    "round.hide": () => t("The results are hidden from the room"),
    "answer.show": () => t("Answer approved: {text}", { text: beginningOf(fields.text) }),
    "answer.hide": () => t("Answer hidden: {text}", { text: beginningOf(fields.text) }),
    "answer.redact": () => t("The words were removed for good"),
    "condition.add": () => t("Condition on the list"),
    "condition.edit": () => t("Condition changed"),
    "condition.redact": () => t("The words were removed for good"),
    "condition.place": () => placedWords(fields.to, about),
    "conditions.open": () => t("The room votes on the conditions"),
    "conditions.close": () => t("The vote on the conditions is closed"),
    "agreement.add": () => t("Agreement on the list"),
    "agreement.edit": () => t("Agreement changed"),
    "agreement.redact": () => t("The words were removed for good"),
    "agreement.place": () => placedWords(fields.to, about),
    "baton.redact": () => t("The words were removed for good"),
    "baton.pass": () => t("The baton goes to {to}", { to: fields.to }),
    "clock.clear": () => t("The clock is gone"),
    "show.skip": () => (fields.on ? t("GO passes this step by") : t("The step is back in the run of show")),
    "show.move": () => t("The step was moved"),
    "show.add": () => t("The step was added"),
    "show.edit": () => t("The step was changed"),
    "show.remove": () => t("The step was removed"),
    panic: () => t("Panic: the screen is black, voting is paused, ideas wait"),
    restore: () => t("Everything goes on as before"),
    "ticket.free": () => t("Ticket {number} is free", { number: fields.number }),
    "meetup.close": () => t("The evening is over"),
    "meetup.reopen": () => t("The evening goes on"),
    undo: () => t("Taken back: {what}", { what: about }),
  };
  if (sentences[verb]) return { kind: "done", text: sentences[verb]() };
  return { kind: "spoken", text: spoken(verb, fields, about) };
}

function rankedWords(view) {
  return { common_ground: t("The room sees the common ground"), divided: t("The room sees what divides") }[view] || t("The room sees the top of each theme");
}

function openedWords({ seconds, hidden, weighing }) {
  if (weighing) return t("The room weighs");
  if (seconds) return t("The time to write runs");
  return hidden === false ? t("The room sees what was written") : t("Writing is open");
}

function placedWords(to, about) {
  const text = beginningOf(about);
  return { listed: t("On the list: {text}", { text }), parked: t("Parked: {text}", { text }), hidden: t("Off the list: {text}", { text }) }[to];
}

function beginningOf(text = "") {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST).trimEnd()}…`;
}

function spoken(verb, fields, about) {
  const sentences = {
    "screen.black": () => (fields.on ? t("The screen is black") : t("The screen shows its picture again")),
    "screen.freeze": () => (fields.on ? t("The screen is frozen") : t("The screen follows again")),
    "screen.join": () => (fields.on ? t("The screen shows how to join") : t("The screen no longer shows how to join")),
    "screen.sign": () => t("The screens show their signs"),
    "agreements.view": () => t("The screen shows something else"),
    "talk.phase": () => t("Phase {n} has begun", { n: fields.phase + 1 }),
    "table.mark": () => (fields.done ? t("Table {table} is done", { table: fields.table }) : t("Table {table} is not done yet", { table: fields.table })),
    "clock.start": () => t("The clock runs"),
    "clock.pause": () => t("The clock is paused"),
    "clock.add": () => (fields.seconds > 0 ? t("One minute more") : t("One minute less")),
    "fragment.volume": () => t("The sound is at {n}%", { n: fields.level }),
    "fragment.play": () => t("The fragment plays"),
    "fragment.pause": () => t("The fragment is paused"),
  };
  if (sentences[verb]) return sentences[verb]();
  return about ? t("On air: {title}", { title: about }) : "";
}

/** The sentence after a refusal: the server's own, with what was wrong with each field. */
export function refusalOf(ack) {
  const details = (ack.errors || []).map((error) => error.message).filter(Boolean);
  return [ack.message || t("That did not work."), ...details].join(" ");
}
