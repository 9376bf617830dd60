/** What leads to a person, found in what somebody writes. The same patterns as in `facilitator/meetup/flags.py`, letter for letter. */
const PERSONAL = {
    name: /\b(?:[Mm]eester|[Jj]uf|[Jj]uffrouw|[Mm]evrouw|[Mm]eneer|[Mm]ijnheer|[Mm]e?vr\.?|[Dd]hr\.?|[Mm]rs?\.?|[Mm]s\.?|[Mm]iss|[Mm]ister) (?:(?:van|de|der|den|ten|ter|el|al) ){0,3}[A-ZÀ-Þ][a-zà-ÿA-Z'’-]+/,
    phone: /(?:^|[^\d.,+])(?:\+|0)[1-9](?:[ ().\/-]{0,2}\d){7,12}(?!\d)/,
    email: /[\w.+-]+@[\w-]+\.\w{2,}/,
    address: /(?:^|[^A-Za-zà-ÿ])(?![Oo]nderweg )[A-Za-zà-ÿ]{2,}(?:straat|laan|weg|plein|kade|gracht|dijk|dreef|hof|singel|steeg|pad|plantsoen) \d{1,4}(?:[ -]?[a-z])?(?![\w])|(?:^|[^\d])\d{1,4} [A-Z][a-z]+ (?:[A-Z][a-z]+ )?(?:Street|Road|Lane|Avenue|Drive|Square|Close)\b/,
    postcode: /(?:^|[^\w])(?:(?!19|20)[1-9]\d{3} ?|(?:19|20)\d{2})(?!SA|SD|SS)[A-Z]{2}(?![\w])/,
};

export function personalIn(text) {
    return Object.keys(PERSONAL).filter((flag) => PERSONAL[flag].test(text));
}
