/** A list of short texts while it is written; rows may be blank. No DOM here. */
export function added(list, after, text = "") {
  return [...list.slice(0, after + 1), text, ...list.slice(after + 1)];
}

export function replaced(list, at, text) {
  return list.map((each, row) => (row === at ? text : each));
}

export function removed(list, at) {
  return list.filter((_, row) => row !== at);
}

export function moved(list, at, by) {
  const to = at + by;
  if (to < 0 || to >= list.length) return list;
  return added(removed(list, at), to - 1, list[at]);
}

/** A list that was pasted into a row, from a letter or a table: each line becomes a row. */
export function pasted(list, at, text) {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/^\s*(?:[-•*–]|\d+[.)])\s+/, "").trim()).filter(Boolean);
  const before = list.slice(0, at);
  return { list: [...before, ...(list[at].trim() ? [list[at]] : []), ...lines, ...list.slice(at + 1)], last: at + lines.length - (list[at].trim() ? 0 : 1) };
}
