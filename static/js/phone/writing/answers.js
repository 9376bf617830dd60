import { warnOfNames } from "./warning.js";

/** The script of who answers in their own words: fetched when there is such a field. */
const { phone } = document.currentScript;

warnOfNames(phone, (field) => field.dataset.written === "yes");
