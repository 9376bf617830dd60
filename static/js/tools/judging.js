/** In which order the desk reads what people wrote: what stands out (`flags`) first, then what was given most, then by the alphabet. No DOM here. */
export function orderOfTexts(counts, flags) {
  const stands = (text) => (aboutText(flags, text) ? 1 : 0);
  return Object.keys(counts).sort((one, other) => stands(other) - stands(one) || counts[other] - counts[one] || (one < other ? -1 : 1));
}

/** What is told of a text, or undefined. People may write anything, also what every object has (`constructor`). */
export function aboutText(told, text) {
  return Object.prototype.hasOwnProperty.call(told, text) ? told[text] : undefined;
}
