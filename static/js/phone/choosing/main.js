import { dotsView } from "./dots-view.js";
import { inGroups } from "./grouped-list.js";
import { weighView } from "./weigh-view.js";

/** The script of ideas that are weighed, chosen with dots or stand in groups, fetched when the room does so; the first one gives it where it belongs. */
const { KINDS: kinds, VIEWS: views, phone, page, arrived } = document.currentScript;
const usual = views.ideas;

kinds.choosing = sectionKind; // no kind of question: how a step of ideas is seen, which is known from now on
views.dots = dotsView;
views.weighing = weighView;
views.ideas = (own, section) => inGroups(own, usual(own, section), section.step);
if (page) Array.from(page.views.keys()).filter((key) => key.endsWith("/ideas")).forEach((key) => page.views.set(key, inGroups(phone, page.views.get(key), key.split("/")[1], true)));
arrived();

/** Where writing goes on the usual view stays, so that nobody's words are disturbed. */
function sectionKind(docs) {
    const { id, open, weighing } = docs.get("step");
    return weighing ? "weighing" : !open && (docs.get("dots") || {}).step === id && "dots";
}
