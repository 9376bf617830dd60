import { html, render } from "../../vendor/preact.js";

const TEXT = 4.5;
const SIGN = 3;

/** Which colours meet: of text or a sign, on a ground, and what it needs (WCAG 2.2, 1.4.3 and 1.4.11). */
export const PAIRS = [
  ...["page", "surface", "sunken"].flatMap((ground) => ["ink", "ink-soft", "accent", "good", "warn", "bad"].map((text) => [text, ground, TEXT])),
  ...["accent", "good", "warn", "bad"].flatMap((tone) => [["ink", `${tone}-soft`, TEXT], [tone, `${tone}-soft`, TEXT]]),
  ["ink-soft", "accent-soft", TEXT],
  ["ink-soft", "warn-soft", TEXT],
  ["on-accent", "accent", TEXT],
  ["on-accent", "accent-strong", TEXT],
  ["on-bad", "bad", TEXT],
  ...["page", "surface", "sunken"].flatMap((ground) => [1, 2, 3, 4, 5, 6].map((hue) => [`hue-${hue}`, ground, TEXT])),
  ...["page", "surface", "sunken"].flatMap((ground) => [["line-strong", ground, SIGN], ["focus", ground, SIGN]]),
];

export function drawPairs(list) {
  render(PAIRS.map(([text, ground, needs]) => html`<${Pair} text=${text} ground=${ground} needs=${needs} />`), list);
}

function Pair({ text, ground, needs }) {
  const found = contrast(colourOf(text), colourOf(ground));
  return html`<li class=${`pair ${found < needs ? "pair--low" : ""}`} data-contrast=${found.toFixed(2)} data-needs=${needs} data-pair=${`${text} on ${ground}`}>
    <span class="pair__sample" aria-hidden="true" style=${{ background: `var(--${ground})`, color: `var(--${text})` }}>${needs === TEXT ? "Aa" : "■"}</span>
    <span><b>${found.toFixed(1)}</b> <code>${text}</code> / <code>${ground}</code></span>
  </li>`;
}

function colourOf(role) {
  const probe = document.body.appendChild(document.createElement("i"));
  probe.style.color = `var(--${role})`;
  const channels = getComputedStyle(probe).color.match(/[\d.]+/g).map(Number);
  probe.remove();
  return channels;
}

function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance([red, green, blue]) {
  const [r, g, b] = [red, green, blue].map((value) => (value <= 10.31475 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
