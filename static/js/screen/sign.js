/** Without letters and digits that are taken for each other from the last row. */
const LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ";
const DIGITS = "23456789";

/**
 * The sign of this screen, by which people know it from another: a letter and a digit. Kept over a reload; out of the storage while the page
 * is there, so that a window that is made from this one has a sign of its own.
 */
export function takeSign(session, name, random = Math.random) {
  const sign = session.getItem(name) || makeSign(random);
  session.removeItem(name);
  addEventListener("pagehide", () => session.setItem(name, sign));
  return sign;
}

function makeSign(random) {
  return [LETTERS, DIGITS].map((signs) => signs[Math.floor(random() * signs.length)]).join("");
}
