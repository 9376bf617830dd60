import { html, render } from "../../vendor/preact.js";
import { Idea } from "../parts/idea.js";
import { Results } from "../parts/results.js";

/** What desk and screen share: the figure of a result, and ideas with and without their support. */
export function drawParts(samples, places) {
  render(html`<${Results} round=${samples.results.round} />`, places.results);
  const { step, support } = samples.support;
  const ideas = Object.keys(samples.support).filter((key) => key.startsWith("idea/")).map((key) => samples.support[key]);
  render(ideas.filter((idea) => idea.status === "shown").map((idea, at) => html`<${Idea} key=${idea.id} idea=${idea} themes=${step.themes} newest=${at === 0}
    counts=${at % 2 ? support.counts[idea.id] || {} : null} support=${step.support} />`), places.ideas);
}
