"""The words of a text that tell what it is about, as stems: Dutch and English, a text at a time.

What a stem is comes from Snowball (Porter's stemmers). A stemmer keeps what it is at in itself, so each
word gets one of its own: texts may be read in several threads.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from snowballstemmer.dutch_porter_stemmer import DutchPorterStemmer
from snowballstemmer.english_stemmer import EnglishStemmer

from facilitator.figures.vocabulary import MEANT, STOP_DUTCH, STOP_ENGLISH

DUTCH, ENGLISH = "nl", "en"
STEMMERS = {DUTCH: DutchPorterStemmer, ENGLISH: EnglishStemmer}
HYPHENS = re.compile(r"(?<=\w)[-\u2010\u2011](?=\w)")
NOT_SHORT = re.compile(r"n['’]t\b")
SHORT = re.compile(r"['’](?:s|er|ers|tje|tjes|n|t|m|re|ve|ll|d)?\b")  # foto's, mbo'er, we're
WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """All words in order: NFC, case folded, hyphens and what hangs on an apostrophe taken out."""
    plain = unicodedata.normalize("NFC", text).casefold()
    plain = SHORT.sub("", NOT_SHORT.sub(" not", HYPHENS.sub("", plain)))
    return WORD.findall(plain)


def language(there: list[str]) -> str:
    """That of which more of these words are stop words; Dutch where it is as many."""
    dutch, english = (sum(word in stop for word in there) for stop in (STOP_DUTCH, STOP_ENGLISH))
    return ENGLISH if english > dutch else DUTCH


def stems(text: str) -> list[str]:
    """Of the words that tell what it is about, in order; of all words, where none does. Words that are one have one stem."""
    return [each for _, each in telling(text)]


def telling(text: str) -> list[tuple[str, str]]:
    """The same, each as it is written and as its stem."""
    there = words(text)
    which = language(there)
    stop = STOP_ENGLISH if which == ENGLISH else STOP_DUTCH
    of_it = [word for word in there if word not in stop and (len(word) > 1 or word.isdigit())]
    return [(word, stem(word, which)) for word in of_it or there]


@lru_cache(maxsize=20_000)
def stem(word: str, which: str) -> str:
    return MEANT.get(word) or str(STEMMERS[which]().stemWord(word))
