import { agreementsView } from "./view.js";

/** The script of conditions and agreements, fetched when such a step is on air; the first one gives it where it belongs. */
const { KINDS: kinds, VIEWS: views, arrived, phone, src } = document.currentScript;
kinds.agreements = {}; // no kind of question: a kind of step, which is known from now on
views.agreements = agreementsView;
arrived();
document.body.append(Object.assign(document.createElement("script"), { phone, src: src.replace("phone-agreements", "phone-offering") }));
