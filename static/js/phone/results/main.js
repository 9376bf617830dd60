import { resultsFigure } from "./figure.js";

/** The script of results, fetched in a calm moment before there are any; the first one gives it where it belongs. */
const { KINDS: kinds, arrived } = document.currentScript;
kinds.results = resultsFigure; // no kind of question: how any is told, which is known from now on
arrived();
