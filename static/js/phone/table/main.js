import { tableCard } from "./card.js";

/** The second script of a phone: it comes with the first moment at tables, and is given the page that it belongs to. */
document.addEventListener("tables", ({ detail }) => detail.page.take(tableCard(detail.phone)));
