"""Whether words were made of a text: whether they say what it says, and no other text does.

For taking away for good what was made of words that go. Rather once too often than once too little: who gave a name can give another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from facilitator.figures.stems import telling, words
from facilitator.figures.vocabulary import TELL_LITTLE

PART = 4  # letters of a word that is the beginning or the end of another: "mentor" of "mentorlessen"
BEGINNING = 3  # letters that the forms of a word have in common
PHRASE = 3  # words in a row that are somebody's own, also when each of them tells little


def borrowed(said: str, text: str, others: Iterable[str] = ()) -> bool:
    """Whether `said` has a telling word of `text`, the whole of it, or is itself a phrase of it; and none of the `others` has the same."""
    forms = _forms(text)
    shared = [each for each in _told(said) if _has(forms, each)]
    own, whole = _words(said), _words(text)
    phrase = whole if _within(whole, own) else own if (len(own) >= PHRASE or own == whole) and _within(own, whole) else ()
    if not shared and not phrase:
        return False
    there = [*others]
    if phrase and not any(_within(phrase, _words(other)) for other in there):
        return True
    told = [_forms(other) for other in there]
    return any(not any(_has(forms, each) for forms in told) for each in shared)


def may_borrow(said: str) -> Callable[[str], bool]:
    """A quick look that lets most texts go of which `said` has no words: whether the beginning or the end of one stands in it. It does not know which words
    are one (`vocabulary`)."""
    ends = {end for word in words(said) for end in (word[:BEGINNING], word[-PART:])}
    return lambda text: any(end in folded for end in ends) if (folded := text.casefold()) else False


def forget() -> None:
    """Nothing is left of texts that were looked at: words of one are gone for good."""
    for known in (_forms, _told, _words):
        known.cache_clear()


@lru_cache(maxsize=4_000)
def _words(text: str) -> tuple[str, ...]:
    return tuple(words(text))


@lru_cache(maxsize=4_000)
def _forms(text: str) -> frozenset[str]:
    return frozenset().union(*_told(text))


@lru_cache(maxsize=4_000)
def _told(text: str) -> tuple[frozenset[str], ...]:
    """Of each word that tells something, how it is written and its stem: two texts may be read as of two languages."""
    told = ((word, stem) for word, stem in telling(text) if word not in TELL_LITTLE and not (word.isdigit() and len(word) < PART))
    return tuple(frozenset(each) for each in told)


def _has(forms: frozenset[str], word: frozenset[str]) -> bool:
    return not forms.isdisjoint(word) or any(_is_part(one, other) for one in word for other in forms)


def _is_part(one: str, other: str) -> bool:
    short, long = (one, other) if len(one) < len(other) else (other, one)
    return len(short) >= PART and (long.startswith(short) or long.endswith(short))


def _within(part: Sequence[str], whole: Sequence[str]) -> bool:
    return bool(part) and any(whole[at : at + len(part)] == part for at in range(len(whole) - len(part) + 1))
