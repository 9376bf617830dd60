"""Who is heard: of each role and each table how many said that they are of it, and how many of those wrote an idea. For the desk, which asks the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from facilitator.meetup.words import SEES_ALL, Document, document

if TYPE_CHECKING:
    from facilitator.meetup import Meetup

FEW = 5  # of fewer people nothing is told but that there are some


@document("room", SEES_ALL)
def room_document(meetup: Meetup, audience: str, key: str) -> Document | None:
    """Every role and table of the evening, also those that nobody said; where it has no tables, those that somebody said. Absent while nobody has
    anything to say there."""
    told = meetup.people.described
    tables = [table["code"] for table in meetup.tables.asked] or sorted(set(told["table"].values()))
    if not meetup.life.roles and not tables:
        return None
    return {"roles": list(groups(meetup, told["role"], meetup.life.roles)), "tables": list(groups(meetup, told["table"], tables))}


def groups(meetup: Meetup, said: dict[str, str], names: list[str]) -> Iterator[Document]:
    there = Counter(said.values())
    heard = Counter(name for voter, name in said.items() if wrote(meetup, voter))
    for name in names:
        few = 0 < there[name] < FEW
        yield {"name": name, "there": None if few else there[name], "heard": None if few else heard[name]}


def wrote(meetup: Meetup, participant: str) -> bool:
    return any(not meetup.ideas.by_id[idea].withdrawn for idea in meetup.ideas.of_author.get(participant, ()))
