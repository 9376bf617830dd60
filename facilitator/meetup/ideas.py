"""Ideas: what participants write, and who sees it.

An idea is seen by phones and by the screen apart: where a step screens for an audience, the idea waits there until the desk or the
operator approves it. `seen_by` decides that, and only there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from facilitator.errors import Closed, Fault, Invalid, NotAllowed
from facilitator.meetup.collecting import CHOSEN, WEIGHED
from facilitator.meetup.marks import Marks
from facilitator.meetup.waiting import waits_for
from facilitator.meetup.words import AFTERWARDS, DESK, OPERATOR, PHONE, SCREEN, SEES_ALL, Document, Event, document, own_document

if TYPE_CHECKING:
    from facilitator.meetup import Meetup
    from facilitator.meetup.steps import Step

WAITING, SHOWN, HIDDEN, WITHDRAWN, REDACTED = "waiting", "shown", "hidden", "withdrawn", "redacted"
AGREE, DISAGREE, PASS = "agree", "disagree", "pass"
VALUES = {"none": (), "agree": (AGREE,), "agree_disagree_pass": (AGREE, DISAGREE, PASS)}
TEXT_LIMIT = 400  # characters; the longest of 1,151 statements in six real conversations has 400
NO_SUPPORT = dict.fromkeys(VALUES["agree_disagree_pass"], 0)
MANY = 2_000
NO_STEP = "No ideas are being collected now."
MOST_LIKE = 10  # ideas that are told beside one, as doubles or as related ones


@dataclass
class Idea:
    """A participant's words, as the room reads them. `approved` counts where it waits (`waits`); `author` is the participant id, until the seal."""

    id: int
    step: str
    theme: str | None
    text: str
    author: str | None
    table: str | None = None  # that its author wrote for ...
    seated: bool = False  # ... and at which so many sat then that the room may know it
    held: bool = False  # written while there was panic: it waits, whatever the step says
    waits: frozenset[str] = frozenset()  # see `waiting`
    marks: Marks = field(default_factory=Marks)
    approved: bool = False
    hidden: bool = False
    withdrawn: bool = False
    said: tuple[str, ...] = ()  # before the desk edited it: stands in the log
    gone_at: int = 0  # after which line of the log it was hidden, withdrawn or edited: what was named before may have its words
    doubles: list[int] = field(default_factory=list)  # others that may say the same
    related: list[int] = field(default_factory=list)  # others that may be about the same
    support: dict[str, str] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=lambda: NO_SUPPORT)  # of `support`; a new one when it changes

    @property
    def redacted(self) -> bool:
        return self.marks.redacted_at is not None

    @property
    def own_words(self) -> str:
        """What its author wrote, also when the room reads something else."""
        return self.text if self.marks.original is None else self.marks.original

    def erase_words(self) -> None:
        """Nothing is left of what they were, nor of the table they were written for."""
        self.text, self.table, self.waits, self.said = "", None, frozenset(), ()
        self.marks.erase()

    def cast(self, voter: str, value: str | None) -> None:
        before = self.support.pop(voter, None)
        if value:
            self.support[voter] = value
        self.counts = {each: count - (each == before) + (each == value) for each, count in self.counts.items()}


@dataclass
class Ideas:
    """State: every idea of the evening by number, and what each participant supports."""

    by_id: dict[int, Idea] = field(default_factory=dict)
    of_author: dict[str, list[int]] = field(default_factory=dict)
    supported: dict[str, dict[int, str]] = field(default_factory=dict)

    @property
    def many(self) -> bool:
        """So many that what is told of all of them, each time one changes, would be too much."""
        return len(self.by_id) > MANY

    def is_muted(self, author: str) -> bool:
        """Whether one of their ideas keeps them from writing others."""
        return any(self.by_id[idea].marks.muted for idea in self.of_author.get(author, ()))

    def find(self, idea_id: int) -> Idea:
        if idea_id not in self.by_id:
            raise Invalid("There is no such idea.", faults=(Fault("idea", "is not known"),))
        return self.by_id[idea_id]


def ideas_step(meetup: Meetup, step_id: str | None) -> Step:
    """The step with this id, or the one on air, when it is one of ideas."""
    return meetup.show.of_kind("ideas", step_id, NO_STEP)


def may_write(meetup: Meetup, author: str) -> None:
    """Refused for a phone that the hosts silenced, whatever it is that it writes."""
    if meetup.ideas.is_muted(author):
        raise NotAllowed("This phone can't write any more tonight; it can still vote. Is that a mistake? Speak to one of the hosts.")


def seen_by(meetup: Meetup, idea: Idea, audience: str) -> bool:
    """Whether phones, or the screen, see this idea; afterwards one reads what phones see."""
    return may_see(idea, audience) and not meetup.collecting.of(idea.step).hidden


def may_see(idea: Idea, audience: str) -> bool:
    """Whether they see it once nothing is hidden from each other any more: that it does not wait."""
    if idea.hidden or idea.withdrawn or idea.redacted:
        return False
    return idea.approved or not (idea.held or ("screen" if audience == SCREEN else "phones") in idea.waits)


def stands_alone(meetup: Meetup, idea: Idea, audience: str) -> bool:
    """Whether an audience is told of it by itself: it sees it, and not the one under which it stands."""
    head = meetup.ideas.by_id[meetup.grouping.head(idea.id)]
    is_seen, head_is = (not (each.withdrawn or each.redacted) if audience in SEES_ALL else seen_by(meetup, each, audience) for each in (idea, head))
    return is_seen and (head is idea or not head_is)


def also(meetup: Meetup, idea: Idea, audience: str) -> Document:
    """The words of the ideas that stand under this one, as far as an audience may see them."""
    alike = (meetup.ideas.by_id[each] for each in meetup.grouping.alike(idea.id))
    words = [each.text for each in alike if seen_by(meetup, each, audience)]
    return {"also": words} if words else {}


def status(meetup: Meetup, idea: Idea) -> str:
    """For the desk: `waiting` as long as some audience waits for approval."""
    if idea.redacted:
        return REDACTED
    if idea.withdrawn:
        return WITHDRAWN
    if idea.hidden:
        return HIDDEN
    return SHOWN if may_see(idea, PHONE) and may_see(idea, SCREEN) else WAITING


@dataclass(frozen=True)
class IdeaAdded(Event):
    idea: int
    step: str
    theme: str | None
    text: str
    author: str | None
    table: str | None = None
    flags: tuple[str, ...] = ()  # found when it was written: a later version may know other words
    doubles: tuple[int, ...] = ()
    related: tuple[int, ...] = ()
    seated: bool = False  # so many sit at its table that the room is told which

    def apply(self, meetup: Meetup, at: float) -> None:
        idea = Idea(self.idea, self.step, self.theme, self.text, self.author, self.table, self.seated, held=meetup.panic.on, marks=Marks(self.flags))
        idea.waits = waits_for(meetup, self.step, self.flags)
        idea.doubles, idea.related = [*self.doubles], [*self.related]
        meetup.ideas.by_id[self.idea] = idea
        meetup.likeness.added(idea)
        for others, name in ((self.doubles, "doubles"), (self.related, "related")):
            for told in (getattr(meetup.ideas.by_id[other], name) for other in others):
                if len(told) < MOST_LIKE:
                    told.append(self.idea)
        if self.author:
            meetup.ideas.of_author.setdefault(self.author, []).append(self.idea)

    def touches(self, meetup: Meetup) -> Iterable[str]:
        """Support is of the step of the newest idea, where none is on air."""
        before = next(islice(reversed(meetup.ideas.by_id.values()), 1, None), None)
        only_this = before and before.step == self.step and len(meetup.ideas.by_id) > MANY + 1
        written = ("step",) if meetup.collecting.of(self.step).hidden else ()
        like = (f"idea/{each}" for each in (*self.doubles, *self.related))
        return (f"idea/{self.idea}", *like, *written, *(() if only_this else ("support",)))

    def touches_own(self, meetup: Meetup) -> Iterable[tuple[str, str]]:
        return ((self.author, f"my/idea/{self.idea}"),) if self.author else ()

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return "Idea {idea}: {text}", {"idea": self.idea, "text": self.text}


@dataclass(frozen=True)
class IdeaEvent(Event):
    idea: int

    def touches(self, meetup: Meetup) -> Iterable[str]:
        idea = meetup.ideas.by_id[self.idea]
        only_this = meetup.ideas.many and not idea.support and not meetup.collecting.of(idea.step).shown
        yield from (f"idea/{each}" for each in meetup.grouping.family(self.idea))
        yield from () if only_this else WEIGHED
        yield from ("groups",) if meetup.grouping.group_of(self.idea) else ("suggested",) if meetup.likeness.suggested else ()
        yield from ("dots", CHOSEN) if idea.step in meetup.dots.by_step else ()
        yield from ("step",) if meetup.collecting.of(idea.step).hidden else ()  # how much was written

    def touches_own(self, meetup: Meetup) -> Iterable[tuple[str, str]]:
        idea = meetup.ideas.by_id[self.idea]
        yield from meetup.dots.owners(idea.step)
        if idea.author:
            yield idea.author, f"my/idea/{self.idea}"


@dataclass(frozen=True)
class IdeaPlaced(IdeaEvent):
    """The desk approved (`approved`) or hid (`hidden`) an idea; both as they are from now on. `why` it is hidden, when somebody said so."""

    approved: bool
    hidden: bool
    why: str | None = None

    def apply(self, meetup: Meetup, at: float) -> None:
        idea = meetup.ideas.by_id[self.idea]
        if self.hidden and not idea.hidden:
            idea.gone_at = meetup.seq
        idea.approved, idea.hidden, idea.marks.why = self.approved, self.hidden, self.why

    def inverse(self, meetup: Meetup) -> Iterable[Event]:
        idea = meetup.ideas.by_id[self.idea]
        return (IdeaPlaced(idea.id, idea.approved, idea.hidden, idea.marks.why),)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        text = ("Idea {idea} hidden." if self.hidden else "Idea {idea} placed.") if self.hidden or self.approved else "Idea {idea} waits again."
        return text, {"idea": self.idea}


@dataclass(frozen=True)
class IdeaWithdrawn(IdeaEvent):
    def apply(self, meetup: Meetup, at: float) -> None:
        idea = meetup.ideas.by_id[self.idea]
        idea.withdrawn, idea.gone_at = True, meetup.seq

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return "Idea {idea} withdrawn by its author.", {"idea": self.idea}


def still_there(idea: Idea) -> Idea:
    """Refuses one whose author or whose words are gone for everybody."""
    if idea.redacted:
        raise Closed("The words of this idea were removed for good.")
    if idea.withdrawn:
        raise Closed("Its author withdrew this idea.")
    return idea


def idea_keys(meetup: Meetup) -> list[str]:
    return [f"idea/{idea}" for idea in meetup.ideas.by_id]


def of_table(idea: Idea) -> Document:
    return {"table": idea.table} if idea.table else {}


def of_named_table(idea: Idea) -> Document:
    """The same for everyone but the desk, on the screen and in what is published: a table is named only where so many sit."""
    return of_table(idea) if idea.seated else {}


@document("idea", (PHONE, SCREEN, DESK, OPERATOR, AFTERWARDS), each=idea_keys)
def idea_document(meetup: Meetup, audience: str, key: str) -> Document | None:
    idea = meetup.ideas.by_id.get(int(key.removeprefix("idea/")))
    if idea is None:
        return None
    facts: Document = {"id": idea.id, "step": idea.step, "theme": idea.theme, "text": idea.text, "group": meetup.grouping.group_of(idea.id)}
    if audience in SEES_ALL:
        seen = {"phones": seen_by(meetup, idea, PHONE), "screen": seen_by(meetup, idea, SCREEN)}
        under = {"under": meetup.grouping.under[idea.id]} if idea.id in meetup.grouping.under else {}
        like = {name: [*told] for name, told in (("doubles", idea.doubles), ("related", idea.related)) if told}
        return facts | of_table(idea) | {"status": status(meetup, idea)} | seen | under | like | idea.marks.told()
    if not stands_alone(meetup, idea, audience):
        return None
    return facts | of_named_table(idea) | {"status": SHOWN} | also(meetup, idea, audience)


@own_document("my/idea", each=lambda meetup, participant: [f"my/idea/{idea}" for idea in meetup.ideas.of_author.get(participant, ())])
def my_idea_document(meetup: Meetup, participant: str, key: str) -> Document | None:
    idea = meetup.ideas.by_id.get(int(key.removeprefix("my/idea/")))
    if idea is None or idea.author != participant:
        return None
    told = SHOWN if may_see(idea, PHONE) else status(meetup, idea)
    kept = {"kept": True} if told == SHOWN and not seen_by(meetup, idea, PHONE) else {}  # nobody reads it yet
    edited = {"edited": idea.text} if idea.marks.original is not None else {}
    words: Document = {"id": idea.id, "step": idea.step, "theme": idea.theme, "text": idea.own_words}
    return words | {"status": WAITING if kept else told} | kept | of_table(idea) | edited
