"""What is done with ideas: written and taken back by who writes, shown and hidden by desk and operator."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.errors import Fault, Invalid, NotAllowed
from facilitator.meetup.collecting import must_be_writing
from facilitator.meetup.fields import clean_text
from facilitator.meetup.flags import flags_of
from facilitator.meetup.ideas import TEXT_LIMIT, IdeaAdded, IdeaPlaced, IdeaWithdrawn, ideas_step, may_write, still_there
from facilitator.meetup.marks import check_why
from facilitator.meetup.taking import hide_taken, withdraw_taken
from facilitator.meetup.words import PHONE, SEES_ALL, Actor, Ballot, Command, Document, Event

if TYPE_CHECKING:
    from facilitator.meetup import Meetup

MOST_IDEAS = 200  # of one phone in an evening: a person writes some dozens, a table more


@dataclass(frozen=True)
class AddIdea(Command, verb="idea.add", by=(PHONE,)):
    """Adds an idea of 1 to TEXT_LIMIT characters under one of the step's themes; of the table that one writes for. Refused beyond MOST_IDEAS."""

    step: str
    text: str
    theme: str | None = None

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        step = ideas_step(meetup, meetup.show.find(self.step).id)
        must_be_writing(meetup, step)
        themes = step.own["ideas"]["themes"]
        if (self.theme not in themes) if themes else self.theme is not None:
            raise Invalid("Choose one of the themes first.", faults=(Fault("theme", "is not one of the themes"),))
        text = clean_text(self.text, TEXT_LIMIT)
        if not text:
            raise Invalid("Write your idea first.", faults=(Fault("text", "must not be empty"),))
        me = meetup.voter(actor)
        may_write(meetup, me)
        if len(meetup.ideas.of_author.get(me, ())) >= MOST_IDEAS:
            raise Invalid("This phone has sent {most} ideas, and that is as many as are taken from one phone.", most=MOST_IDEAS)
        doubles, related = meetup.likeness.near(meetup, step.id, text)
        table = meetup.tables.written_by(me)
        like = {"doubles": doubles, "related": related}
        seated = meetup.people.are_enough_at(table)
        yield IdeaAdded(len(meetup.ideas.by_id) + 1, step.id, self.theme, text, me, table, flags=flags_of(text), seated=seated, **like)

    def ack(self, changes: tuple[Event | Ballot, ...]) -> Document:
        return {"idea": next(change.idea for change in changes if isinstance(change, IdeaAdded))}


@dataclass(frozen=True)
class WithdrawIdea(Command, verb="idea.withdraw", by=(PHONE,)):
    """Takes back an idea of one's own, with what was made of it and not voted on; refused for anybody else's."""

    idea: int

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        idea = meetup.ideas.find(self.idea)
        if idea.author != meetup.voter(actor):
            raise NotAllowed("You can only withdraw an idea of your own.")
        if not idea.withdrawn and not idea.redacted:
            yield from withdraw_taken(meetup, idea)
            yield IdeaWithdrawn(idea.id)


@dataclass(frozen=True)
class ShowIdea(Command, verb="idea.show", by=SEES_ALL, undoable=True, after_close=True):
    """Places an idea that waits or was hidden."""

    idea: int

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        idea = still_there(meetup.ideas.find(self.idea))
        if idea.hidden or not idea.approved:
            yield IdeaPlaced(idea.id, approved=True, hidden=False)


@dataclass(frozen=True)
class HideIdea(Command, verb="idea.hide", by=SEES_ALL, undoable=True, after_close=True):
    """Takes an idea off phones and screen, with what was made of it that says the same and was not voted on. Its words and its support are kept. `why` is one
    of `marks.WHY`, and may be said later."""

    idea: int
    why: str | None = None

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        check_why(self.why)
        idea = meetup.ideas.find(self.idea)
        if not idea.redacted and (not idea.hidden or self.why not in (None, idea.marks.why)):
            yield from hide_taken(meetup, idea) if not idea.hidden else ()
            yield IdeaPlaced(idea.id, idea.approved, hidden=True, why=self.why)

    def ack(self, changes: tuple[Event | Ballot, ...]) -> Document:
        return {"taken": max(0, len(changes) - 1)}
