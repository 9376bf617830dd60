/** What the room should see, gathered from the documents of the screen. No DOM here. */
export function pictureOf(docs) {
  const screen = docs.get("screen") || {};
  const step = docs.get("step") || null;
  const shown = shownIdeas(docs);
  return {
    scene: sceneOf(screen, step),
    black: Boolean(screen.black),
    frozen: Boolean(screen.frozen),
    join: Boolean(screen.join),
    meetup: docs.get("meetup") || {},
    step,
    round: docs.get("round") || null,
    practice: docs.get("practice") || null,
    crowd: docs.get("crowd") || { present: 0, answered: null },
    clock: docs.get("clock") || null,
    fragment: docs.get("fragment") || null,
    moments: docs.get("moments") || null,
    support: supportOf(docs, step),
    groups: groupsOf(docs, step),
    dots: dotsOf(docs, step),
    ranking: rankingOf(docs, step),
    ideas: shown.filter((idea) => step && idea.step === step.id),
    shownIds: shown.map((idea) => idea.id),
    conditions: inOrder(docs, "condition/"),
    agreements: inOrder(docs, "agreement/"),
    baton: docs.get("baton") || null,
  };
}

/** Without a step there is nothing to show but the way in, or the end. */
function sceneOf(screen, step) {
  return step || screen.scene === "over" ? screen.scene || "join" : "join";
}

function supportOf(docs, step) {
  const support = docs.get("support");
  return support && step && support.step === step.id ? support.counts : null;
}

/** Of the step on air, while the room sees its groups. */
function groupsOf(docs, step) {
  const told = (docs.get("groups") || { groups: [] }).groups;
  return step ? told.filter((group) => group.step === step.id) : [];
}

function dotsOf(docs, step) {
  const dots = docs.get("dots");
  return dots && step && dots.step === step.id ? dots : null;
}

function rankingOf(docs, step) {
  const ranking = docs.get("ranking");
  return ranking && step && ranking.step === step.id && ranking.view === step.view ? ranking : null;
}

/** Of the whole evening, oldest first. */
function shownIdeas(docs) {
  const ideas = docs.keys("idea/").map((key) => docs.get(key));
  return ideas.filter((idea) => idea && idea.status === "shown").sort((a, b) => a.id - b.id);
}

/** Conditions, agreements: the oldest first, so that what is on the screen stays where it is. */
function inOrder(docs, prefix) {
  return docs.keys(prefix).map((key) => docs.get(key)).filter(Boolean).sort((a, b) => a.id - b.id);
}

/** Scenes in which the clock has a place of its own. */
export const WITH_CLOCK = ["talk", "silence"];

/** A round whose document is not there is the title of its step; a talk in silence is a scene of its own. */
export function shownScene(picture) {
  if (picture.scene === "ideas") return ideasScene(picture);
  if (picture.scene === "talk" && picture.step.talk.template === "silence") return "silence";
  const aboutRound = picture.scene === "round" || picture.scene === "results";
  return aboutRound && !picture.round ? "poll" : picture.scene;
}

function ideasScene({ step, groups, dots, ranking }) {
  if (ranking) return ranking.view;
  if (step.view === "dots" && dots && dots.counts) return "dots";
  return IN_GROUPS.includes(step.view) && groups.length > 0 ? "groups" : "ideas";
}

const IN_GROUPS = ["groups", "dots"];

/** What belongs together on the stage: another name means another scene, that comes in anew. */
export function sceneName(picture) {
  return [shownScene(picture), picture.step ? picture.step.id : ""].join(" ");
}

/** The one sentence that names the scene for who hears the page. */
export function headingOf(picture) {
  const scene = shownScene(picture);
  if (scene === "round" || scene === "results") return picture.round.question;
  if (scene === "join" || scene === "over") return picture.meetup.title || "";
  return picture.step.title;
}
