/** The tables of an evening while they are written. No DOM here. */
export const MOST = 60;
export const USUAL = 8;

/** So many tables with the codes 1, 2, 3 and so on. */
export function numbered(count) {
  const whole = Math.min(MOST, Math.max(1, Math.floor(count) || 1));
  return Array.from({ length: whole }, (nothing, at) => table(at + 1));
}

/** One more, with the number after the highest. */
export function nextTable(tables) {
  const numbers = tables.map(({ code }) => Number(code)).filter(Number.isInteger);
  return table(Math.max(0, ...numbers) + 1);
}

function table(number) {
  return { code: String(number), name: "", link: "" };
}
