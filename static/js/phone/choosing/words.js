import { t } from "../../language.js";

/** How many of `each` dots are left, as it stands on the page. */
export function leftWords(left, each) {
    if (left > 0) return each === 1 ? t("You have 1 dot left") : t("You have {n} of {m} dots left", { n: left, m: each });
    return each === 1 ? t("You have put your dot") : t("You have put all {n} dots", { n: each });
}

/** The same, short, to be heard after each dot. */
export function spokenLeft(left, each) {
    if (left > 0) return left === 1 ? t("1 dot left") : t("{n} dots left", { n: left });
    return leftWords(left, each);
}

/** Drawn, where they are few. */
export function drawnDots(number) {
    return number > 3 ? `● ${number}` : "●".repeat(number);
}

export function ownWords(number) {
    return number === 1 ? t("1 of your dots") : t("{n} of your dots", { n: number });
}
