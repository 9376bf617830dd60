/**
 * A step as the desk's dialog writes it: few fields, for what comes up during an evening; the office has them all. No DOM here.
 * `path` is where a field stands in a programme file; "lines" is a list of texts, one a line; "optional" a number, or nothing; "choice" is one `of` some.
 */
const EVERY = [
  { path: "title", as: "line" },
  { path: "minutes", as: "number" },
];
const OF_KIND = {
  text: [{ path: "body", as: "text" }],
  poll: [{ path: "poll.question", as: "text" }, { path: "poll.options", as: "lines" }],
  ideas: [{ path: "ideas.themes", as: "lines" }, { path: "ideas.writing.minutes", as: "optional" }],
  talk: [{ path: "talk.template", as: "choice", of: ["free", "1-2-4-all", "tables", "silence"] }, { path: "talk.instruction", as: "text" }],
  agreements: [{ path: "agreements.collect", as: "choice", of: ["conditions", "agreements", "both", "baton"] }],
  fragment: [{ path: "fragment.before", as: "text" }],
};
const LAST = [
  { path: "script", as: "text" },
  { path: "droppable", as: "flag" },
];

/** A question whose kind has no answers to choose from has no field for them. */
export function fieldsOf(step) {
  const own = (OF_KIND[step.kind] || []).filter(({ path }) => path !== "poll.options" || step.poll.options);
  return [...EVERY, ...own, ...LAST];
}

/** What stands in the fields at first: path -> text, or true and false. */
export function filled(step) {
  return Object.fromEntries(fieldsOf(step).map(({ path, as }) => [path, shown(at(step, path), as)]));
}

/** The step with what was typed in it, as a programme file says it. Another form of a talk brings its own phases. */
export function typedStep(step, typed) {
  const said = fieldsOf(step).filter(({ path, as }) => as !== "optional" || typed[path].trim() || at(step, path));
  const made = said.reduce((now, { path, as }) => put(now, path.split("."), read(typed[path], as)), step);
  return at(step, "talk.template") === at(made, "talk.template") ? made : put(made, ["talk", "phases"], null);
}

/** The step of a `show` document as a programme file says it. */
export function written({ kind, title, minutes, script, droppable, own }) {
  return { kind, title, minutes, script, droppable, ...own };
}

/** A new step of a kind, still without words. */
export function emptyStep(kind) {
  const own = { text: { body: "" }, poll: { poll: { kind: "choice", question: "", options: [] } }, ideas: { ideas: { themes: [] } }, talk: { talk: { template: "free", instruction: "" } }, agreements: { agreements: { collect: "both" } } }[kind];
  return { kind, title: "", minutes: 5, script: "", droppable: false, ...own };
}

function at(step, path) {
  return path.split(".").reduce((value, name) => (value || {})[name], step);
}

function shown(value, as) {
  if (as === "lines") return (value || []).join("\n");
  return as === "flag" ? Boolean(value) : String(value === undefined || value === null ? "" : value);
}

/** A number that is none stays what was typed: the server says what is wrong with it. */
function read(typed, as) {
  if (as === "lines") return typed.split("\n").map((line) => line.trim()).filter(Boolean);
  if (as === "optional" && !typed.trim()) return 0;
  if (as !== "number" && as !== "optional") return typed;
  const number = Number(typed.replace(",", "."));
  return typed.trim() && Number.isFinite(number) ? number : typed;
}

function put(whole, [name, ...rest], value) {
  return { ...whole, [name]: rest.length ? put(whole[name] || {}, rest, value) : value };
}
