"""The meetup's own life: made from a programme file, preparing -> open -> closed (to be reopened for 24 hours) -> sealed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from facilitator.errors import Invalid
from facilitator.meetup.fields import Fields
from facilitator.meetup.questions import Version, versions_in
from facilitator.meetup.steps import Step, polls_of
from facilitator.meetup.voting import OPEN as VOTING_USUAL
from facilitator.meetup.voting import TABLE as BY_TABLE
from facilitator.meetup.words import AFTERWARDS, AUDIENCES, DESK, OFFICE, PHONE, Actor, Ballot, Command, Document, Event, document

if TYPE_CHECKING:
    from facilitator.meetup import Meetup

LANGUAGES = ("nl", "en")
PREPARING, OPEN, CLOSED, SEALED = "preparing", "open", "closed", "sealed"
REOPEN_SECONDS = 24 * 3600
STORED = {
    "nl": "Wij bewaren uw antwoorden en ideeën zonder naam. Een willekeurig nummer op dit toestel zorgt dat u één keer meetelt.",
    "en": "We keep your answers and ideas without your name. A random number on this device makes sure that you count once.",
}


@dataclass
class Life:
    """State: what the evening is called and how far it is."""

    title: str = ""
    region: str = ""
    language: str = "nl"
    date: str = ""
    roles: list[str] = field(default_factory=list)
    rehearsal: bool = False
    state: str = PREPARING
    made_at: float = 0.0
    opened_at: float | None = None
    closed_at: float | None = None
    follow_up: str = ""  # what happens next, in the organiser's words

    def describe(self, facts: Document) -> None:
        self.title, self.region, self.language, self.date = (facts[name] for name in ("title", "region", "language", "date"))
        self.roles = list(facts["roles"])


def read_facts(fields: Fields) -> Document:
    """What a programme file says of the evening as a whole."""
    language = fields.choice("language", LANGUAGES, "nl")
    return {
        "title": fields.text("title", limit=120),
        "region": fields.text("region", "", limit=80),
        "language": language,
        "date": fields.text("date", "", limit=40),
        "roles": fields.texts("roles", [], most=12, limit=40),
    }


@dataclass(frozen=True)
class MeetupMade(Event):
    """The first line of every log: the whole programme file, read and completed (`programme.read`)."""

    programme: dict[str, Any]

    def apply(self, meetup: Meetup, at: float) -> None:
        meetup.life = Life(made_at=at, rehearsal=bool(self.programme.get("rehearsal")))
        meetup.life.describe(self.programme)
        meetup.tables.describe(self.programme)
        meetup.voting.describe(self.programme)
        meetup.practice.asked = self.programme.get("practice")
        for step in self.programme["steps"]:
            meetup.show.steps.append(Step.of(step))

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return ("meetup", "show", "screen", "support", "crowd", "practice", "room", "tables", "preload", "progress")

    def versions(self) -> Iterable[Version]:
        return versions_in(polls_of(self.programme["steps"]))

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return "The meetup {title} was made.", {"title": self.programme["title"]}


@dataclass(frozen=True)
class StateChanged(Event, urgent=True, weight=2):
    state: str

    def apply(self, meetup: Meetup, at: float) -> None:
        life = meetup.life
        life.state = self.state
        if self.state == OPEN:
            meetup.show.opened(at, for_the_first_time=life.opened_at is None)
            life.opened_at = life.opened_at or at
        if self.state == PREPARING:  # the first GO was taken back
            life.opened_at = None
        if self.state == CLOSED:
            meetup.show.leave_air(at)
        life.closed_at = at if self.state == CLOSED else None

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return ("meetup", "screen", "show", "crowd", "step", "practice", "preload", "progress")

    def touches_own(self, meetup: Meetup) -> Iterable[tuple[str, str]]:
        return [(voter, "my/practice") for voter in meetup.practice.answers]

    def inverse(self, meetup: Meetup) -> Iterable[Event]:
        return (StateChanged(meetup.life.state),)

    def settles(self, meetup: Meetup) -> Iterable[tuple[str, str]]:
        return meetup.every_ballot() if self.state == CLOSED else ()

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return {
            PREPARING: ("The meetup is in preparation again.", {}),
            OPEN: ("The meetup is open.", {}),
            CLOSED: ("The meetup is closed.", {}),
        }[self.state]


@dataclass(frozen=True)
class CloseMeetup(Command, verb="meetup.close", by=(DESK,), undoable=True):
    """Ends the evening; whatever is still open is closed first."""

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        yield from meetup.close_everything(now)
        yield StateChanged(CLOSED)


@dataclass(frozen=True)
class ReopenMeetup(Command, verb="meetup.reopen", by=(DESK,), undoable=True, after_close=True, after_seal=False):
    """Takes the evening up again. Refused when it is not closed, or more than 24 hours ago."""

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        if meetup.life.state != CLOSED:
            raise Invalid("This meetup is not closed.")
        meetup.may_reopen(now)
        yield StateChanged(OPEN if meetup.life.opened_at else PREPARING)


@document("meetup", (*AUDIENCES, OFFICE, AFTERWARDS))
def meetup_document(meetup: Meetup, audience: str, key: str) -> Document:
    life = meetup.life
    facts: Document = {
        "title": life.title,
        "region": life.region,
        "language": life.language,
        "state": life.state,
        "code": meetup.code,
        "roles": life.roles,
        "stored": STORED[life.language],
    }
    if life.rehearsal:
        facts["rehearsal"] = True
    if meetup.voting.right != VOTING_USUAL or audience == OFFICE:
        facts["voting"] = meetup.voting.right
    if audience == PHONE and meetup.voting.right == BY_TABLE and life.state not in (CLOSED, SEALED):
        facts["seats"] = True
    if audience in (OFFICE, AFTERWARDS):
        facts |= {"date": life.date, "closed_at": life.closed_at, "follow_up": life.follow_up}
    if audience == OFFICE:
        facts |= {"practice": meetup.practice.asked, "tables": meetup.tables.asked, "call": meetup.tables.call}
    return facts
