"""Who is heard: of each role and each table how many said that they are of it, and how many of those wrote an idea. For the desk, which asks the others.

Of an idea nobody may see whose it is: so authors are counted five at a time, as votes are shown live. Of fewer than five it is only told that there are some;
so it is where fewer than five are left who wrote nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from facilitator.figures.suppression import K
from facilitator.meetup.words import SEES_ALL, Document, document

if TYPE_CHECKING:
    from facilitator.meetup import Meetup


@dataclass
class Heard:
    """State: the authors that are counted, and those who wrote since and are too few yet."""

    counted: set[str] = field(default_factory=set)
    fresh: set[str] = field(default_factory=set)

    def wrote(self, author: str) -> None:
        if author not in self.counted:
            self.fresh.add(author)
        if len(self.fresh) >= K:
            self.counted |= self.fresh
            self.fresh = set()

    def forget(self, author: str) -> None:
        self.counted.discard(author)
        self.fresh.discard(author)


@document("room", SEES_ALL)
def room_document(meetup: Meetup, audience: str, key: str) -> Document | None:
    """Every role and table of the evening, also those that nobody said; where it has no tables, those that somebody said. Absent while nobody has
    anything to say there."""
    if meetup.seal:
        return meetup.seal.room
    said = meetup.people.described
    tables = [table["code"] for table in meetup.tables.asked] or sorted(set(said["table"].values()))
    if not meetup.life.roles and not tables:
        return None
    return {"roles": list(groups(meetup, said["role"], meetup.life.roles)), "tables": list(groups(meetup, said["table"], tables))}


def groups(meetup: Meetup, said: dict[str, str], names: list[str]) -> Iterator[Document]:
    there = Counter(said.values())
    heard = Counter(name for voter, name in said.items() if voter in meetup.heard.counted)
    for name in names:
        yield {"name": name, "there": None if few(there[name]) else there[name], "heard": told_heard(heard[name], there[name])}


def told_heard(heard: int, there: int) -> int | None:
    """That nobody was heard is told of the smallest group, for it is to be asked."""
    return heard if heard == 0 or not (few(heard) or few(there - heard)) else None


def few(count: int) -> bool:
    return 0 < count < K
