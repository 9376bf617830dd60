import { html, useRef } from "../../vendor/preact.js";
import { t } from "../language.js";
import { Plain } from "../desk/button.js";
import { looseEnds } from "../desk/loose-ends.js";

/** Before the evening ends: what still waits or is open, each with the way there. `close()` leaves without ending. */
export function EndingTool({ desk, close }) {
  const ends = looseEnds(desk);
  const fresh = useRef(false); // the key that was held to come here presses nothing
  const end = () => {
    close();
    desk.do("meetup.close");
  };
  const goTo = ({ tab, list }) => {
    close();
    desk.tab.value = tab;
    if (list) desk.agreedShown.value = list;
    requestAnimationFrame(() => document.getElementById(`tab-${tab}`).focus());
  };
  return html`<div class="stack" onKeyDown=${(event) => (event.repeat ? event.preventDefault() : (fresh.current = true))} onKeyUp=${(event) => fresh.current || event.preventDefault()}>
    <h2 id="ending">${t("End the evening?")}</h2>
    ${ends.length > 0 && html`<p>${t("This is not finished yet:")}</p>
      <ul class="ending">${ends.map(([name, n]) => html`<li key=${name} class="ending__item"><span>${WORDS[name](n)}</span> <${Plain} look="small" aria-label=${t("Go there: {what}", { what: WORDS[name](n) })} onClick=${() => goTo(PLACES[name])}>${t("Go there")}<//></li>`)}</ul>`}
    <p class="small">${t("Nothing more is taken from the phones. You can go on with it within 24 hours.")}</p>
    <div class="cluster">
      <${Plain} autofocus onClick=${close}>${t("Not yet")}<//>
      <${Plain} look="danger primary" onClick=${end}>${ends.length > 0 ? t("End the evening all the same") : t("End the evening")}<//>
    </div>
  </div>`;
}

const PLACES = {
  rounds: { tab: "poll" },
  writing: { tab: "ideas" },
  dots: { tab: "groups" },
  vote: { tab: "agreements", list: "conditions" },
  ideas: { tab: "ideas" },
  answers: { tab: "poll" },
  offers: { tab: "agreements" },
  unvoted: { tab: "agreements", list: "conditions" },
  unshown: { tab: "agreements", list: "agreements" },
};

const WORDS = {
  rounds: (n) => (n === 1 ? t("1 vote is still open") : t("{n} votes are still open", { n })),
  writing: () => t("Phones can still write ideas"),
  dots: () => t("The dots are still open"),
  vote: () => t("The vote on the conditions is still open"),
  ideas: (n) => (n === 1 ? t("1 idea waits for you") : t("{n} ideas wait for you", { n })),
  answers: (n) => (n === 1 ? t("1 answer waits for you") : t("{n} answers wait for you", { n })),
  offers: (n) => (n === 1 ? t("1 offer from a phone waits for you") : t("{n} offers from phones wait for you", { n })),
  unvoted: (n) => (n === 1 ? t("The room has not voted on 1 condition") : t("The room has not voted on {n} conditions", { n })),
  unshown: (n) => (n === 1 ? t("1 agreement was not shown on the screen") : t("{n} agreements were not shown on the screen", { n })),
};
