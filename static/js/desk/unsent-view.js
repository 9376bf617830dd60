import { html } from "../../vendor/preact.js";
import { formatTime, t } from "../language.js";
import { agreedWords, placeWord } from "./agreed.js";
import { Plain } from "./button.js";

/** What was not sent while the connection was away: each is sent or forgotten by hand, for by now it may be wrong. */
export function UnsentView({ desk }) {
  const list = desk.unsent.list.value;
  if (list.length === 0) return null;
  const online = desk.docs.status.value === "online";
  return html`<section class="unsent" aria-labelledby="unsent">
    <h2 id="unsent">${t("Not sent")}</h2>
    <p class="soft small">${online ? t("The connection is back. Is this still right?") : t("There is no connection. When it is back you can send this, or forget it.")}</p>
    <ul>${list.map((wish) => html`<${Wish} key=${wish.key} desk=${desk} wish=${wish} online=${online} />`)}</ul>
    ${list.length > 1 && html`<${Plain} look="quiet" onClick=${() => desk.unsent.dropAll()}>${t("Forget them all")}<//>`}
  </section>`;
}

function Wish({ desk, wish, online }) {
  const words = wordsOf(desk, wish);
  return html`<li class="unsent__wish">
    <span>${words} <span class="soft small">${t("{time} ago", { time: formatTime(Math.max(0, desk.now.value - wish.at)) })}</span></span>
    <span class="cluster">
      <${Plain} look="strong" aria-disabled=${online ? undefined : "true"} aria-label=${t("Send now: {what}", { what: words })} onClick=${() => online && desk.unsent.send(wish.key)}>${t("Send now")}<//>
      <${Plain} aria-label=${t("Forget: {what}", { what: words })} onClick=${() => desk.unsent.drop(wish.key)}>${t("Forget")}<//>
    </span>
  </li>`;
}

/** What a kind of command is called, whatever it did. */
export function nameOf(verb) {
  const names = { "screen.black": t("Black"), "screen.freeze": t("Freeze"), "show.skip": t("Leave out"), "clock.add": t("Clock"), "table.mark": t("Table") };
  return names[verb] || (WORDS[verb] ? WORDS[verb]({}) : verb);
}

/** What a command would do, in a few words. */
function wordsOf(desk, { verb, fields }) {
  const step = desk.stepOf(fields.step || (desk.docs.get(`round/${fields.round}`) || {}).step);
  const idea = desk.docs.get(`idea/${fields.idea}`);
  const words = WORDS[verb] ? WORDS[verb](fields) : verb;
  return [words, agreedWords(desk.docs, fields) || (step && step.title) || (idea && idea.text)].filter(Boolean).join(": ");
}

const WORDS = {
  "show.go": () => t("GO"),
  "show.back": () => t("Back"),
  "show.add": () => t("Add a step"),
  "show.edit": () => t("Change a step"),
  "show.move": () => t("Move a step"),
  "show.skip": ({ on }) => (on ? t("Leave out") : t("Take it again")),
  "show.remove": () => t("Remove a step"),
  "round.open": () => t("Open the vote"),
  "round.close": () => t("Close the vote"),
  "round.again": () => t("New round"),
  "round.split": () => t("By role and table"),
  "round.view": () => t("Which results the room sees"),
  "round.reveal": () => t("Show the results"),
  "round.hide": () => t("Hide the results"),
  "ideas.open": () => t("Open the ideas"),
  "ideas.close": () => t("Close the ideas"),
  "ideas.reveal": () => t("Show the support"),
  "ideas.hide": () => t("Hide the support"),
  "ideas.view": ({ view }) => ({ wall: t("Show the wall"), groups: t("Show the groups"), dots: t("Show the dots") })[view] || t("What the room sees"),
  "ideas.split": () => t("Work out common ground"),
  "dots.open": () => t("Give out dots"),
  "dots.close": () => t("Close the dots"),
  "groups.suggest": () => t("Suggest groups"),
  "group.put": () => t("Put into a group"),
  "group.redact": () => t("Remove for good"),
  "group.name": () => t("Name the group"),
  "idea.merge": () => t("Put under another idea"),
  "idea.ungroup": () => t("Take out"),
  "idea.show": () => t("Approve"),
  "ideas.approve": () => t("Approve many ideas"),
  "idea.hide": () => t("Hide"),
  "idea.edit": () => t("Edit"),
  "idea.mute": ({ on }) => (on ? t("Silence author") : t("Let author write")),
  "idea.redact": () => t("Remove for good"),
  "ideas.screen": () => t("What waits for approval"),
  "answer.show": () => t("Approve"),
  "answer.hide": () => t("Hide"),
  "answer.redact": () => t("Remove for good"),
  "condition.add": () => t("Write down a condition"),
  "condition.edit": () => t("Change a condition"),
  "condition.redact": () => t("Remove for good"),
  "condition.place": ({ to }) => placeWord(to),
  "conditions.open": () => t("Let the room vote"),
  "conditions.close": () => t("Close the vote"),
  "agreement.add": () => t("Write down an agreement"),
  "agreement.edit": () => t("Change an agreement"),
  "agreement.redact": () => t("Remove for good"),
  "agreement.place": ({ to }) => placeWord(to),
  "agreements.view": () => t("What the screen shows of the agreements"),
  "baton.redact": () => t("Remove for good"),
  "baton.pass": () => t("Pass the baton"),
  "clock.start": () => t("Start the clock"),
  "clock.pause": () => t("Pause the clock"),
  "clock.add": ({ seconds }) => (seconds > 0 ? t("One minute more") : t("One minute less")),
  "clock.clear": () => t("Take the clock away"),
  "fragment.play": () => t("Play"),
  "fragment.pause": () => t("Pause"),
  "fragment.volume": () => t("Sound"),
  "fragment.seek": () => t("Another place in the fragment"),
  "screen.black": ({ on }) => (on ? t("Screen black") : t("Show the screen again")),
  "screen.freeze": ({ on }) => (on ? t("Freeze") : t("Let the picture go")),
  "screen.join": () => t("Joining"),
  "screen.sign": () => t("Show the signs"),
  "talk.phase": () => t("Next phase"),
  "table.mark": ({ table }) => t("Table {table}", { table }),
  "ticket.free": ({ number }) => t("Free ticket {number}", { number }),
  "meetup.close": () => t("End the evening"),
  "meetup.reopen": () => t("Go on with the evening"),
  panic: () => t("Panic"),
  restore: () => t("Restore"),
  undo: () => t("Undo"),
};
