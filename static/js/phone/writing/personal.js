import { GIVEN_NAMES } from "./given-names.js";

/** What leads to a person, found in what somebody writes. The same patterns as in `facilitator/meetup/flags.py`, letter for letter. */
const PERSONAL = {
    name: /\b(?:[Mm]eester|[Jj]uf|[Jj]uffrouw|[Mm]evrouw|[Mm]eneer|[Mm]ijnheer|[Mm]e?vr\.?|[Dd]hr\.?|[Mm]rs?\.?|[Mm]s\.?|[Mm]iss|[Mm]ister) (?:(?:van|de|der|den|ten|ter|el|al) ){0,3}[A-ZÀ-Þ][a-zà-ÿA-Z'’-]+/,
    phone: /(?:^|[^\d.,+])(?:\+|0)[1-9](?:[ ().\/-]{0,2}\d){7,12}(?!\d)/,
    email: /[\w.+-]+@[\w-]+\.\w{2,}/,
    address: /(?:^|[^A-Za-zà-ÿ])(?![Oo]nderweg )[A-Za-zà-ÿ]{2,}(?:straat|laan|weg|plein|kade|gracht|dijk|dreef|hof|singel|steeg|pad|plantsoen) \d{1,4}(?:[ -]?[a-z])?(?![\w])|(?:^|[^\d])\d{1,4} [A-Z][a-z]+ (?:[A-Z][a-z]+ )?(?:Street|Road|Lane|Avenue|Drive|Square|Close)\b/,
    postcode: /(?:^|[^\w])(?:(?!19|20)[1-9]\d{3} ?|(?:19|20)\d{2})(?!SA|SD|SS)[A-Z]{2}(?![\w])/,
};

/** A given name, by itself: the group is one of GIVEN_NAMES. */
const GIVEN = /(?:^|[^A-Za-zà-ÿ'’-])([A-ZÀ-Þ][a-zà-ÿ]+)(?![A-Za-zà-ÿ-])(?! (?:[A-Z][a-zà-ÿ]+ )?(?:[Ss]chool|[Cc]ollege|[Ll]yceum|[Ff]oundation|[Aa]cadem(?:ie|ia|y)|Hogeschool|Fonds|Heijn|Modaal)\b)/g;

/** Other names without a title. */
const NAMED = [
    /\b(?:Bas|Mark|Max|Frank|Jack|Bob|Rob|Roos|Piet|Mees|Milan|Ben|Ton|Cor|Rose|Frans) (?:(?:van|de|der|den|ten|ter|el|al) ){0,3}[A-Z][a-zà-ÿ]+(?! (?:[Ss]chool|[Cc]ollege))/,
    /(?:^|[^A-Za-zà-ÿ-])(?!Huis |Hotel |Kasteel |Hof )[A-Z][a-zà-ÿ]+ (?:van der|van den|ten|ter|el) [A-Z][a-zà-ÿ]+/,
    /(?:^|[^A-Za-zà-ÿ-])(?!Plan |Groep |Klas |Optie |Team |Type |Fase |Vraag |Vitamine |Lokaal |Zaal |Tafel |Punt |Group |Class |Option |Grade |Level |Table |Part )[A-Z][a-zà-ÿ]{2,} (?:(?:van|de|der|den|ten|ter|el|al) ){0,3}[A-Z]\.(?![A-Za-z.])/,
    /\b(?:[Ii]k heet|[Mm]ijn naam is|[Mm]y name is) [A-Z][a-zà-ÿ]+/,
    /\b(?:zoon|zoontje|dochter|dochtertje|broer|broertje|zus|zusje|neefje|nichtje|buurjongen|buurmeisje|buurvrouw|buurman|vriend|vriendin|collega|opa|oma|son|daughter|brother|sister|nephew|niece|neighbour|colleague|friend) [A-Z][a-zà-ÿ]+/,
    /\b(?:[Jj]ongens?|[Mm]eisjes?|[Bb]oys?|[Gg]irls?)(?:,| als| zoals| like) [A-Z][a-zà-ÿ]+/,
    /(?:^|[^A-Za-zà-ÿ-])(?!De |Het |Den |Een |The |In |Op |Bij )[A-Z][a-zà-ÿ]+ (?:(?:van|de|der|den|ten|ter|el|al) ){0,3}[A-Z][a-zà-ÿ]+ (?:zit|zat|is|was) in (?:groep|klas|year|grade|class)\b/,
    /(?:^|[^A-Za-zà-ÿ-])(?!Kinderen |Leerlingen |Ouders |Jongens |Meisjes |Iedereen |Mensen |Allen |Children |Pupils |Parents |Boys |Girls |Everyone |Students )[A-Z][a-zà-ÿ]+ (?:uit|from|in) (?:groep|klas|year|grade|class) \d/,
];

export function personalIn(text) {
    return Object.keys(PERSONAL).filter((flag) => PERSONAL[flag].test(text) || (flag === "name" && namesSomebody(text)));
}

function namesSomebody(text) {
    let given = false;
    text.replace(GIVEN, (all, name) => (given = given || GIVEN_NAMES.has(name))); // every match
    return given || NAMED.some((pattern) => pattern.test(text));
}
