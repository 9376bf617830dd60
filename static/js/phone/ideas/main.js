import { ideasView } from "../views/ideas.js";

/** The script of writing and weighing ideas, fetched in a calm moment before such a step; the first one gives it where it belongs. */
const { KINDS: kinds, VIEWS: views, arrived } = document.currentScript;
kinds.ideas = {}; // no kind of question: a kind of step, which is known from now on
views.ideas = ideasView;
arrived();
