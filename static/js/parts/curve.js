import { html } from "../../vendor/preact.js";
import { formatTime, t } from "../language.js";
import { momentsSentence, peopleWords, stretchesOf, stretchWords } from "./moments.js";

/** Moments as a curve over the clip: a picture, and the same as a table for who can't see it. `jump(stretch)`, where one can go there. */
export function MomentsCurve({ moments, jump }) {
  const stretches = stretchesOf(moments);
  const most = Math.max(1, ...stretches.map(({ count }) => count || 0));
  const length = moments.out - moments.in;
  return html`<figure class=${`curve ${jump ? "curve--jumps" : ""}`}>
    <figcaption class="curve__sentence">${momentsSentence(moments)}</figcaption>
    ${stretches.some(({ count }) => count !== null) && html`
      <div class="curve__picture" aria-hidden="true">
        <div class="curve__track">${stretches.map((each) => html`<${Stretch} key=${each.at} each=${each} most=${most} jump=${jump} />`)}</div>
        <div class="curve__times"><span>${formatTime(0)}</span><span>${formatTime(length / 2)}</span><span>${formatTime(length)}</span></div>
      </div>
      <table class="visually-hidden">
        <caption>${t("What touched people, by place in the fragment")}</caption>
        <thead><tr><th scope="col">${t("Place in the fragment")}</th><th scope="col">${t("People")}</th></tr></thead>
        <tbody>${stretches.map((each) => html`<tr key=${each.at}><th scope="row">${stretchWords(each)}</th><td>${peopleWords(each.count)}</td></tr>`)}</tbody>
      </table>`}
  </figure>`;
}

function Stretch({ each, most, jump }) {
  const { count } = each;
  const look = count === null ? "curve__stretch--few" : count === most ? "curve__stretch--most" : "";
  return html`<span class=${`curve__stretch ${look}`} title=${jump ? `${stretchWords(each)}: ${peopleWords(count)}` : undefined} onClick=${jump && (() => jump(each))}>
    ${count !== null && html`<span class="curve__count">${count}</span>`}
    <span class="curve__bar" style=${{ flexBasis: count === null ? "4%" : `${(100 * count) / most}%` }}></span>
  </span>`;
}
