/** A step, or the evening as a whole, as a programme file says it, and its fields by path ("poll.question"). No DOM here. */
export function writtenStep({ kind, title, minutes, script, droppable, own }) {
  return { kind, title, minutes, script, droppable, ...own };
}

export function writtenEvening({ title, region, date, language, roles, tables, call, voting, practice }) {
  return { title, region, date, language, roles, tables, call, voting, practice };
}

export function get(written, path) {
  return path.split(".").reduce((part, name) => (part === null || part === undefined ? undefined : part[name]), written);
}

/** The same with another value at this path. */
export function put(written, path, value) {
  const [name, ...rest] = path.split(".");
  return { ...written, [name]: rest.length > 0 ? put(written[name] || {}, rest.join("."), value) : value };
}

/** As the server will keep it: texts trimmed, in one form of Unicode, and without the rows of a list that are still blank. */
export function tidy(value) {
  if (typeof value === "string") return value.normalize("NFC").replace(/\r\n?/g, "\n").replace(/\t/g, " ").trim();
  if (Array.isArray(value)) return value.map(tidy).filter((item) => item !== "");
  if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, tidy(item)]));
  return value;
}

export function same(one, other) {
  return JSON.stringify(inOrder(tidy(one))) === JSON.stringify(inOrder(tidy(other)));
}

function inOrder(value) {
  if (value === undefined) return null;
  if (!value || typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.keys(value).sort().map((name) => [name, inOrder(value[name])]));
}
