"""Describing the evening as a whole: title, region, date, language, roles, tables, who may vote and the practice question, also while it runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from facilitator.errors import Invalid
from facilitator.meetup.fields import Fields
from facilitator.meetup.life import read_facts
from facilitator.meetup.practice import USUAL, read_practice
from facilitator.meetup.tables import read_tables
from facilitator.meetup.voting import read_voting, rounds_of_tables
from facilitator.meetup.words import DESK, OFFICE, Actor, Ballot, Command, Document, Event

if TYPE_CHECKING:
    from facilitator.meetup import Meetup


PARTS = ("title", "region", "language", "date", "roles", "tables", "call", "voting", "practice")


def read_description(fields: Fields) -> Document:
    """The evening as a whole, as a programme file says it; notes every fault."""
    facts = read_facts(fields)
    return {**facts, **read_tables(fields), **read_voting(fields), "practice": read_practice(fields, facts["language"])}


def description(meetup: Meetup) -> Document:
    """The evening as a whole, as it stands now and as a programme file says it."""
    life = meetup.life
    return {
        "title": life.title,
        "region": life.region,
        "language": life.language,
        "date": life.date,
        "roles": life.roles,
        "tables": meetup.tables.asked,
        "call": meetup.tables.call,
        "voting": meetup.voting.right,
        "practice": meetup.practice.asked,
    }


@dataclass(frozen=True)
class MeetupDescribed(Event, urgent=True):
    """The whole description as it is from now on."""

    facts: dict[str, Any]

    def apply(self, meetup: Meetup, at: float) -> None:
        meetup.life.describe(self.facts)
        meetup.tables.describe(self.facts)
        meetup.voting.describe(self.facts)
        meetup.practice.asked = self.facts["practice"]

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return ("meetup", "practice", "room", "tables", "step", "crowd")

    def touches_own(self, meetup: Meetup) -> Iterable[tuple[str, str]]:
        of_scribes = ("me", *rounds_of_tables(meetup))
        return [
            *((voter, "my/practice") for voter in meetup.practice.answers),
            *((scribe, key) for scribe in meetup.tables.scribes.values() for key in of_scribes),
        ]

    def inverse(self, meetup: Meetup) -> Iterable[Event]:
        return (MeetupDescribed(description(meetup)),)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return "The description of the evening was changed.", {}


@dataclass(frozen=True)
class EditMeetup(Command, verb="meetup.edit", by=(DESK, OFFICE), undoable=True):
    """Replaces parts of the description (an object as in a programme file). With another language the usual practice question goes along."""

    changes: dict[str, Any]

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        before = description(meetup)
        fields = Fields({**before, **self.changes}, "changes")
        after = read_description(fields)
        if fields.faults:
            raise Invalid("This can't be used. Mend what is named and send it again.", faults=tuple(fields.faults))
        if after["practice"] == USUAL[before["language"]]:
            after["practice"] = USUAL[after["language"]]
        if after != before:
            yield MeetupDescribed(after)
