/** In which order the desk reads what people wrote: what stands out (`flags`) first, then what was given most, then by the alphabet. No DOM here. */
export function orderOfTexts(counts, flags) {
  const stands = (text) => (flags[text] ? 1 : 0);
  return Object.keys(counts).sort((one, other) => stands(other) - stands(one) || counts[other] - counts[one] || (one < other ? -1 : 1));
}
