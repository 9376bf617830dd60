"""What in a text seems to need a person's look: a swear word, or what leads to somebody. A helper for who screens; it refuses and decides nothing.

The patterns of PERSONAL stand in `static/js/phone/writing/personal.js` too, letter for letter, where they warn who writes (`tests/meetup/test_flags.py`).
They are made of what both languages read alike: ASCII classes, and nothing that looks behind. In 1,151 statements of six real conversations in English they and
the words find four, all of them rejected by those who moderated. Behind what may be a year two capitals are no postcode.
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
_PERSONAL = {flag: re.compile(pattern, re.ASCII) for flag, pattern in PERSONAL.items()}

WORD = re.compile(r"[\w@$]+")
LONG_RUN = re.compile(r"(\w)\1{2,}")  # "kuuuut"; two may be how it is spelled
DISGUISES = str.maketrans("013457@$", "oieastas")


def flags_of(text: str) -> tuple[str, ...]:
    """RUDE and the names of PERSONAL, as far as the text has something of it."""
    rude = (RUDE,) if any(_is_rude(word) for word in WORD.findall(text)) else ()
    return (*rude, *(flag for flag, pattern in _PERSONAL.items() if pattern.search(text)))


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
