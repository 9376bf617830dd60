import { tableCard } from "./card.js";

/** The second script of a phone; the first one gives it what it belongs to. */
const { phone, page } = document.currentScript;
page.take(tableCard(phone));
