"""When two words are one: other capitals, other spaces and hyphens, and a slip of the pen in a long word. Accents make another word.

A slip is a letter too many, a letter too few, or two that changed places. One letter instead of another is another word, often as not: "verdeeld" and
"verveeld", "geraakt" and "gemaakt".
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from rapidfuzz.distance import OSA

BETWEEN = re.compile(r"[\s\u2010-\u2015'’\-]+")
ENDS = " .,;:!?…\"“”„‘’'()[]{}*-"
SLIP_LENGTH = 7  # letters: a shorter word with one letter more is often another word ("boten", "bouten")
SLIP_RATIO = 3  # a slip is as often made as a third of the word, at most


def folded(word: str) -> str:
    """What two spellings of one word have in common: NFC, case folded, without what stands around and between."""
    return BETWEEN.sub("", unicodedata.normalize("NFC", word.casefold()).strip(ENDS))


def together(counts: Mapping[str, int]) -> Iterator[tuple[dict[str, int], int]]:
    """The spellings that are one word, each with how often it was given, and their sum; the word given most comes first. The spelling given most comes
    first in its word; of those given as often the first in the alphabet. Does not depend on the order of `counts`."""
    groups: dict[str, dict[str, int]] = defaultdict(dict)
    for word, count in sorted(counts.items(), key=_often):
        if count > 0:
            groups[folded(word)][word] = count
    sums = {key: sum(spellings.values()) for key, spellings in groups.items()}
    found: dict[str, dict[str, int]] = {}
    near = _Near()
    for key in sorted(groups, key=lambda key: (-sums[key], key)):
        word = next((word for word in near.slips(key) if sums[word] >= SLIP_RATIO * sums[key]), key)
        found.setdefault(word, {}).update(groups[key])
        if word == key:
            near.add(key)
    told = [(dict(sorted(spellings.items(), key=_often)), sum(spellings.values())) for spellings in found.values()]
    return iter(sorted(told, key=lambda group: (-group[1], next(iter(group[0])))))


def once(words: Iterable[str]) -> list[str]:
    """What one person gave, each word once: of spellings of one word, and of those a slip apart, the first. Else one phone could count several times for it."""
    found: list[list[str]] = []
    for word in words:
        near = [spellings for spellings in found if any(_are_one(folded(word), folded(other)) for other in spellings)]
        if near:
            near[0].extend([*(other for spellings in near[1:] for other in spellings), word])
            found = [spellings for spellings in found if spellings not in near[1:]]
        else:
            found.append([word])
    return [spellings[0] for spellings in found]


def head_of(key: str, counts: Mapping[str, int]) -> str:
    """The word that one with this key is counted for, as folded; itself where it is in no count."""
    for spellings, _ in together(counts):
        sums: dict[str, int] = defaultdict(int)
        for word, count in spellings.items():
            sums[folded(word)] += count
        if key in sums:
            return min(sums, key=lambda each: (-sums[each], each))
    return key


def slips_of(key: str) -> list[str]:
    """What is one slip away from a folded word by its own letters: one of them too few, or two that changed places. What has one letter too many has this word
    among its own. The first letter stays."""
    if len(key) < SLIP_LENGTH or any(letter.isdigit() for letter in key):
        return []
    shorter = [key[:at] + key[at + 1 :] for at in range(1, len(key))] if len(key) > SLIP_LENGTH else []
    return [*shorter, *(key[:at] + key[at + 1] + key[at] + key[at + 2 :] for at in range(1, len(key) - 1) if key[at] != key[at + 1])]


class _Near:
    """Words by what is left of them without one letter: two that are one slip apart have that in common (as SymSpell finds them, W. Garbe 2012)."""

    def __init__(self) -> None:
        self._by_rest: dict[str, list[str]] = defaultdict(list)

    def add(self, word: str) -> None:
        for rest in _rests(word):
            self._by_rest[rest].append(word)

    def slips(self, key: str) -> Iterator[str]:
        """The words that this may be a slip of, with the same first letter."""
        met = dict.fromkeys(word for rest in _rests(key) for word in self._by_rest.get(rest, ()))
        return (word for word in met if word[0] == key[0] and _is_slip(word, key) and not _other_accents(word, key))


def _is_slip(word: str, other: str) -> bool:
    return OSA.distance(word, other, score_cutoff=1) <= 1 and (len(word) != len(other) or sorted(word) == sorted(other))


def _are_one(word: str, other: str) -> bool:
    near = _Near()
    near.add(word)
    return word == other or any(near.slips(other))


def _rests(word: str) -> list[str]:
    if len(word) < SLIP_LENGTH or any(letter.isdigit() for letter in word):
        return []
    return [word, *(word[:at] + word[at + 1 :] for at in range(len(word)))]


def _other_accents(word: str, other: str) -> bool:
    return word != other and _bare(word) == _bare(other)


def _bare(word: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))


def _often(entry: tuple[str, int]) -> tuple[int, str]:
    return -entry[1], entry[0]
