"""What in a text seems to need a person's look: a swear word, or what leads to somebody. A helper for who screens; it refuses and decides nothing.

The patterns stand in `static/js/phone/writing/personal.js` too, letter for letter, where they warn who writes (`tests/meetup/test_flags.py`).
They are made of what both languages read alike: ASCII classes, and nothing that looks behind. In 1,151 statements of six real conversations in English they and
the words find four, all of them rejected by those who moderated; names without a title (NAMED) eight more, of people and of brands. How many names are missed
`python -m tests.figures.names` tells. Behind what may be a year two capitals are no postcode.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

RUDE = "rude"
NAME, PHONE, EMAIL, ADDRESS, POSTCODE = "name", "phone", "email", "address", "postcode"
PERSONAL = {
    NAME: r"\b(?:[Mm]eester|[Jj]uf|[Jj]uffrouw|[Mm]evrouw|[Mm]eneer|[Mm]ijnheer|[Mm]e?vr\.?|[Dd]hr\.?|[Mm]rs?\.?|[Mm]s\.?|[Mm]iss|[Mm]ister)"
    r" (?:(?:van|de|der|den|ten|ter|el|al) ){0,3}[A-ZÀ-Þ][a-zà-ÿA-Z'’-]+",
    PHONE: r"(?:^|[^\d.,+])(?:\+|0)[1-9](?:[ ().\/-]{0,2}\d){7,12}(?!\d)",
    EMAIL: r"[\w.+-]+@[\w-]+\.\w{2,}",
    ADDRESS: r"(?:^|[^A-Za-zà-ÿ])(?![Oo]nderweg )[A-Za-zà-ÿ]{2,}(?:straat|laan|weg|plein|kade|gracht|dijk|dreef|hof|singel|steeg|pad|plantsoen)"
    r" \d{1,4}(?:[ -]?[a-z])?(?![\w])"
    r"|(?:^|[^\d])\d{1,4} [A-Z][a-z]+ (?:[A-Z][a-z]+ )?(?:Street|Road|Lane|Avenue|Drive|Square|Close)\b",
    POSTCODE: r"(?:^|[^\w])(?:(?!19|20)[1-9]\d{3} ?|(?:19|20)\d{2})(?!SA|SD|SS)[A-Z]{2}(?![\w])",
}
# A name without a title. A given name (the group is one of GIVEN_NAMES), unless it is that of a school or the like.
GIVEN = (
    r"(?:^|[^A-Za-zà-ÿ'’-])([A-ZÀ-Þ][a-zà-ÿ]+)(?![A-Za-zà-ÿ-])"
    r"(?! (?:[A-Z][a-zà-ÿ]+ )?(?:[Ss]chool|[Cc]ollege|[Ll]yceum|[Ff]oundation|[Aa]cadem(?:ie|ia|y)|Hogeschool|Fonds|Heijn|Modaal)\b)"
)
# In this order: one that is a word too, with what comes after it; a surname that begins with van der; a first name with an initial ("Lisa de V."); who says how
# they are called; somebody's son, daughter or neighbour; a boy like; two words with a capital that sit in a group or a class; one that is from a group.
NAMED = (
    r"\b(?:Bas|Mark|Max|Frank|Jack|Bob|Rob|Roos|Piet|Mees|Milan|Ben|Ton|Cor|Rose|Frans) "
    r"(?:(?:van|de|der|den|ten|ter|el|al) ){0,3}[A-Z][a-zà-ÿ]+(?! (?:[Ss]chool|[Cc]ollege))",
    r"(?:^|[^A-Za-zà-ÿ-])(?!Huis |Hotel |Kasteel |Hof )[A-Z][a-zà-ÿ]+ (?:van der|van den|ten|ter|el) [A-Z][a-zà-ÿ]+",
    r"(?:^|[^A-Za-zà-ÿ-])(?!Plan |Groep |Klas |Optie |Team |Type |Fase |Vraag |Vitamine |Lokaal |Zaal |Tafel |Punt "
    r"|Group |Class |Option |Grade |Level |Table |Part )[A-Z][a-zà-ÿ]{2,} (?:(?:van|de|der|den|ten|ter|el|al) ){0,3}[A-Z]\.(?![A-Za-z.])",
    r"\b(?:[Ii]k heet|[Mm]ijn naam is|[Mm]y name is) [A-Z][a-zà-ÿ]+",
    r"\b(?:zoon|zoontje|dochter|dochtertje|broer|broertje|zus|zusje|neefje|nichtje|buurjongen|buurmeisje|buurvrouw|buurman|vriend|vriendin|collega|opa|oma"
    r"|son|daughter|brother|sister|nephew|niece|neighbour|colleague|friend) [A-Z][a-zà-ÿ]+",
    r"\b(?:[Jj]ongens?|[Mm]eisjes?|[Bb]oys?|[Gg]irls?)(?:,| als| zoals| like) [A-Z][a-zà-ÿ]+",
    r"(?:^|[^A-Za-zà-ÿ-])(?!De |Het |Den |Een |The |In |Op |Bij )[A-Z][a-zà-ÿ]+ (?:(?:van|de|der|den|ten|ter|el|al) ){0,3}[A-Z][a-zà-ÿ]+ (?:zit|zat|is|was) in"
    r" (?:groep|klas|year|grade|class)\b",
    r"(?:^|[^A-Za-zà-ÿ-])(?!Kinderen |Leerlingen |Ouders |Jongens |Meisjes |Iedereen |Mensen |Allen |Children "
    r"|Pupils |Parents |Boys |Girls |Everyone |Students )[A-Z][a-zà-ÿ]+ (?:uit|from|in) (?:groep|klas|year|grade|class) \d",
)
_PERSONAL = {flag: re.compile(pattern, re.ASCII) for flag, pattern in PERSONAL.items()}

_NAMED = tuple(re.compile(pattern, re.ASCII) for pattern in NAMED)
_GIVEN = re.compile(GIVEN, re.ASCII)
GIVEN_NAMES = frozenset(
    name for line in Path(__file__).with_name("given_names.txt").read_text("utf-8").splitlines() if not line.startswith("#") for name in line.split()
)

WORD = re.compile(r"[\w@$]+")
LONG_RUN = re.compile(r"(\w)\1{2,}")  # "kuuuut"; two may be how it is spelled
DISGUISES = str.maketrans("013457@$", "oieastas")


def flags_of(text: str) -> tuple[str, ...]:
    """RUDE and the names of PERSONAL, as far as the text has something of it."""
    rude = (RUDE,) if any(_is_rude(word) for word in WORD.findall(text)) else ()
    return (*rude, *(flag for flag, pattern in _PERSONAL.items() if pattern.search(text) or (flag == NAME and names_somebody(text))))


def names_somebody(text: str) -> bool:
    """Whether there seems to be a name without a title."""
    return any(name in GIVEN_NAMES for name in _GIVEN.findall(text)) or any(pattern.search(text) for pattern in _NAMED)


def _is_rude(word: str) -> bool:
    folded = _folded(word)
    disguised = folded.translate(DISGUISES) if not folded.isdecimal() else folded
    return any(LONG_RUN.sub(run, each) in RUDE_WORDS for each in (folded, disguised) for run in (r"\1", r"\1\1"))


def _folded(word: str) -> str:
    """Without capitals and accents."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(letter))


def _read(text: str) -> frozenset[str]:
    """Words between white space; what follows a # on its line is a remark."""
    return frozenset(_folded(word) for line in text.splitlines() for word in line.partition("#")[0].split())


RUDE_WORDS = _read(Path(__file__).with_name("rude_words.txt").read_text("utf-8"))
