/** 12.5 as people of the page's language write it; at most six decimals. */
export function numberText(number, language = document.documentElement.lang) {
  return String(Math.round(number * 1e6) / 1e6).replace(".", language === "nl" ? "," : ".");
}

/** A number as people write it: with a comma or a point. What is none stays what it is, for the server to refuse. */
export function numberIn(text) {
  const number = Number(text.trim().replace(",", ".").replace("\u2212", "-"));
  return Number.isFinite(number) ? number : text.trim();
}
