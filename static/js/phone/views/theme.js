import { colourOf } from "../../parts/tally.js";
import { el } from "../dom.js";

/** The class that carries a theme's colour; the theme's name always stands beside it. */
export function themeHue(step, theme) {
    return `hue-${colourOf(step.themes, theme)}`;
}

export function themeBadge(phone, step, theme) {
    return theme ? el("span", { class: `theme ${themeHue(step, theme)}`, lang: phone.wordsIn, text: theme }) : null;
}
