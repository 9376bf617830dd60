/** What a command makes of the screen at once, before the server answers: black (true), its picture (false), or nothing (null). */
export function blackAfter(verb, fields) {
  if (verb === "screen.black") return fields.on;
  return verb === "panic" ? true : null;
}
