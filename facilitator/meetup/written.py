"""What people wrote as answers: which texts are judged as one, what the desk said of them, and so what the room sees.

A text is known by a mark of its key, which tells whether it is the same and not what it says. A word and a slip of the pen are judged as one, whichever of the
two came first, and also when one of them is in no answer any more: what was hidden is kept with the marks of what is one slip away.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from facilitator.meetup.flags import flags_of
from facilitator.meetup.polls import PollKind

SEEN, WAITING, HIDDEN = "seen", "waiting", "hidden"


def mark_of(key: str) -> str:
    """What is kept of a text that was judged: it tells whether it is the same, and not what it says."""
    return hashlib.blake2b(key.encode(), digest_size=12).hexdigest()


@dataclass(frozen=True)
class Text:
    """A text as it is judged. `near`: marks of what is one slip away, as far as its own letters tell; of two slips one at least is near the other."""

    key: str
    mark: str
    near: frozenset[str]
    flags: tuple[str, ...]


@dataclass
class Written:
    """State: what the desk said, by the mark of a text, and what is near that which it hid."""

    kind: PollKind
    judged: dict[str, bool] = field(default_factory=dict)
    near: dict[str, frozenset[str]] = field(default_factory=dict)
    _read: dict[str, Text] = field(default_factory=dict)

    def read(self, text: str) -> Text:
        if text not in self._read:
            key = self.kind.key(text)
            self._read[text] = Text(key, mark_of(key), frozenset(mark_of(each) for each in self.kind.slips(key)), flags_of(text))
        return self._read[text]

    def flags(self, texts: Iterable[str]) -> tuple[str, ...]:
        """What stands out in one of them."""
        return tuple(dict.fromkeys(flag for text in texts for flag in self.read(text).flags))

    def say(self, mark: str, shown: bool | None, near: Iterable[str]) -> None:
        """None takes back what was said."""
        self.forget(mark)
        if shown is not None:
            self.judged[mark] = shown
        if shown is False and (around := frozenset(near)):
            self.near[mark] = around

    def forget(self, mark: str) -> None:
        self.judged.pop(mark, None)
        self.near.pop(mark, None)

    def standings(self, texts: Iterable[str]) -> dict[str, str]:
        """Of each text SEEN, WAITING or HIDDEN. What the desk said goes first; then a slip of what it hid is hidden, and words wait that stand out, with their
        slips, as every text of a kind that waits does."""
        read = {text: self.read(text) for text in texts}
        hidden = _Around((mark for mark, shown in self.judged.items() if not shown), self.near.values())
        said = {text: self.judged.get(each.mark, False if hidden.has(each) else None) for text, each in read.items()}
        flagged = [each for text, each in read.items() if each.flags and said[text] is None]
        waiting = _Around((each.mark for each in flagged), (each.near for each in flagged))
        told = {True: SEEN, False: HIDDEN}
        unsaid = {text: WAITING if not self.kind.seen_unjudged or waiting.has(each) else SEEN for text, each in read.items() if said[text] is None}
        return {text: unsaid[text] if shown is None else told[shown] for text, shown in said.items()}

    def one_with(self, text: str, tally: Mapping[str, int]) -> list[str]:
        """The texts in a tally that are judged with this one, itself among them: its spellings, and its slips but those that the desk let in by themselves.
        What a cloud calls a word may be a slip of it; then the word is meant."""
        there = [each for each, count in tally.items() if count > 0]
        meant = {self.kind.key(text), self.head(text, tally)}
        return sorted({each for key in meant for each in self._index(there, (key,))[key]})

    def head(self, text: str, tally: Mapping[str, int]) -> str:
        """The key of the word that this one counts for, among those that stand as it does."""
        standings = self.standings({*tally, text})
        return self.kind.head(self.kind.key(text), {each: count for each, count in tally.items() if standings[each] == standings[text]})

    def spellings(self, labels: Iterable[str], tally: Mapping[str, int]) -> dict[str, list[str]]:
        """Of each label what is judged with it, in the order of the alphabet, where that is anything."""
        labels = list(labels)
        found = self._index([text for text, count in tally.items() if count > 0], [self.kind.key(label) for label in labels])
        told = {label: [text for text in found[self.kind.key(label)] if text != label] for label in labels}
        return {label: sorted(others) for label, others in told.items() if others}

    def _index(self, texts: list[str], keys: Collection[str]) -> dict[str, list[str]]:
        """By key the texts that are judged with it."""
        wanted = {(each := self.read(key)).mark: each for key in keys}
        by_mark, towards = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
        for text in texts:
            read = self.read(text)
            by_mark[read.mark].append(text)
            for mark in read.near & wanted.keys():
                towards[mark].append(text)
        found = dict[str, list[str]]()
        for mark, each in wanted.items():
            near = {*towards[mark], *(text for other in each.near for text in by_mark[other])}
            found[each.key] = [*by_mark[mark], *(text for text in near if not self._are_apart(mark, self.read(text).mark))]
        return found

    def _are_apart(self, mark: str, near: str) -> bool:
        """Whether what is near a text is another one to the desk: it let that in by itself, or this one while it hid that."""
        return mark == near or self.judged.get(near) is True or (self.judged.get(mark) is True and self.judged.get(near) is False)

    def marks_near(self, keys: Iterable[str]) -> Iterator[str]:
        """The marks of what was judged that tell something of these keys: their own, and those of their slips, also of what is in no answer any more."""
        read = [self.read(key) for key in keys]
        around = _Around((each.mark for each in read), (each.near for each in read))
        for mark in self.judged:
            if mark in around.near or mark in around.marks or any(each.mark in self.near.get(mark, ()) for each in read):
                yield mark

    def left(self, tally: Mapping[str, int]) -> None:
        """What is in no answer any more is not remembered either."""
        self._read = {text: read for text, read in self._read.items() if tally.get(text, 0) > 0}


class _Around:
    """Some marks, and those near them."""

    def __init__(self, marks: Iterable[str], near: Iterable[frozenset[str]]) -> None:
        self.marks, self.near = frozenset(marks), frozenset[str]().union(*near)

    def has(self, text: Text) -> bool:
        return text.mark in self.marks or text.mark in self.near or not self.marks.isdisjoint(text.near)
