import { t } from "../language.js";

/** What is said where figures of a group are not told: the same words on every surface. The twin of `report/pictures/untold.py`. No DOM here. */
export const notShown = () => t("not shown");

export const untoldWords = () => t("too few to show safely");

/** Why also something of a large group may not be told; below every split. */
export const untoldNote = () => t("Shown is only what is about five people or more. Of a larger group too something may be left out, when a smaller one could be worked out from it.");
