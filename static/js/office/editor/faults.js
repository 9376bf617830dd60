/** What the server found wrong, by the field where it must be mended. No DOM here. */
const PREFIX = /^(changes|step|steps\[\d+\])(\.|$)/;
const ROW = /^(.*)\[(\d+)\]$/;

/** {path, row, message} of each error; `row` is the place in a list, else null. */
export function faultsOf(errors = []) {
  return errors.map(({ path, message }) => {
    const field = path.replace(PREFIX, "");
    const row = ROW.exec(field);
    return { path: row ? row[1] : field, row: row ? Number(row[2]) : null, message: sentence(message) };
  });
}

/** Of the field itself, or of a row of its list; rows that are still blank were not sent and don't count. */
export function faultAt(faults, path, list = null, row = null) {
  const at = list ? sentRow(list, row) : null;
  const found = faults.find((fault) => fault.path === path && fault.row === at);
  return found ? found.message : "";
}

/** Without what was said of a field that is being mended. */
export function without(faults, path) {
  return faults.filter((fault) => fault.path !== path && ![".", "["].some((part) => fault.path.startsWith(path + part)));
}

function sentRow(list, row) {
  return row === null || list[row].trim() === "" ? null : list.slice(0, row).filter((text) => text.trim() !== "").length;
}

function sentence(message) {
  return message ? message[0].toUpperCase() + message.slice(1) + (/[.!?]$/.test(message) ? "" : ".") : "";
}
