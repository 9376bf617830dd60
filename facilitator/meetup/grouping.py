"""Grouping: what belongs together. Ideas of one step stand in groups that have a name, and an idea that says the same as another stands under that one.

Nobody's words are changed by it. An idea that stands under another is told to the room with that one (`also`); while the other is not to be seen it is told by
itself. A group is there as long as it holds an idea.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from facilitator.errors import Fault, Invalid
from facilitator.meetup.collecting import WEIGHED
from facilitator.meetup.fields import clean_text
from facilitator.meetup.group_names import is_kept
from facilitator.meetup.ideas import may_see, still_there
from facilitator.meetup.words import PHONE, SEES_ALL, Actor, Ballot, Command, Document, Event

if TYPE_CHECKING:
    from facilitator.meetup import Meetup

NAME_LIMIT = 80  # characters
MOST_AT_ONCE = 200  # ideas that one command puts into a group


@dataclass
class Group:
    """`earlier` are the names that it had before, which stand in the log; `named` after which line of that it got this one; `insisted`: once more, although
    the room was not to read it (`group_names`)."""

    id: str
    step: str
    name: str
    earlier: tuple[str, ...] = ()
    named: int = 0
    insisted: bool = False


@dataclass
class Grouping:
    """State: every group there ever was; in which one an idea stands, and under which other idea. `heirs`: of a group in which there is nothing to see any
    more, the group, or the idea in none, that the last of it went to."""

    by_id: dict[str, Group] = field(default_factory=dict)
    of_idea: dict[int, str] = field(default_factory=dict)
    under: dict[int, int] = field(default_factory=dict)
    heirs: dict[str, str] = field(default_factory=dict)

    def find(self, group: str) -> Group:
        if group not in self.by_id or not self.ideas(group):
            raise Invalid("There is no such group.", faults=(Fault("group", "is not known"),))
        return self.by_id[group]

    def ideas(self, group: str) -> list[int]:
        """Those that stand in it by themselves, by number."""
        return sorted(idea for idea, stands_in in self.of_idea.items() if stands_in == group)

    def head(self, idea: int) -> int:
        """The idea under which this one stands, or itself."""
        return self.under.get(idea, idea)

    def alike(self, idea: int) -> list[int]:
        """Those that stand under this one, by number."""
        return sorted(each for each, head in self.under.items() if head == idea) if self.under else []

    def group_of(self, idea: int) -> str | None:
        return self.of_idea.get(self.head(idea))

    def family(self, idea: int) -> list[int]:
        """The ideas of whose documents one may tell of another."""
        head = self.head(idea)
        return [head, *self.alike(head)]

    def is_seen(self, meetup: Meetup, group: str) -> bool:
        """Whether phones are told of anything in it, once nothing is hidden from each other any more."""
        return any(may_see(meetup.ideas.by_id[each], PHONE) for idea in self.ideas(group) for each in self.family(idea))

    def place(self, idea: int, group: str | None, under: int | None) -> None:
        self.of_idea.pop(idea, None)
        self.under.pop(idea, None)
        if group is not None:
            self.of_idea[idea] = group
            self.heirs.pop(group, None)
        if under is not None:
            self.under[idea] = under


@dataclass(frozen=True)
class GroupNamed(Event, weight=1):
    """A group has this name from now on; the first time there is one more, that holds nothing yet. `named` where it had the name before: after which line."""

    group: str
    step: str
    name: str
    named: int | None = None
    insisted: bool = False

    def apply(self, meetup: Meetup, at: float) -> None:
        before = meetup.grouping.by_id.get(self.group)
        earlier = (*before.earlier, before.name) if before else ()
        named = meetup.seq if self.named is None else self.named
        meetup.grouping.by_id[self.group] = Group(self.group, self.step, self.name, earlier, named, self.insisted)

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return ("groups",)

    def inverse(self, meetup: Meetup) -> Iterable[Event]:
        before = meetup.grouping.by_id.get(self.group)
        return (GroupNamed(self.group, before.step, before.name, before.named, before.insisted),) if before else ()

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return "Group: {name}", {"name": self.name, "group": self.group}


@dataclass(frozen=True)
class IdeaMoved(Event):
    """An idea stands in a group now, or under another idea, or neither; `before`: the one under which it stood until now."""

    idea: int
    group: str | None = None
    under: int | None = None
    before: int | None = None

    def apply(self, meetup: Meetup, at: float) -> None:
        grouping = meetup.grouping
        stood_in = grouping.of_idea.get(self.idea)
        grouping.place(self.idea, self.group, self.under)
        if stood_in and not grouping.is_seen(meetup, stood_in) and (heir := grouping.group_of(self.idea) or str(self.under or "")):
            grouping.heirs[stood_in] = heir

    def touches(self, meetup: Meetup) -> Iterable[str]:
        family = {*meetup.grouping.family(self.idea), *([self.before] if self.before is not None else [])}
        return (*WEIGHED, "groups", "suggested", "dots", *(f"idea/{idea}" for idea in sorted(family)))

    def touches_own(self, meetup: Meetup) -> Iterable[tuple[str, str]]:
        idea = meetup.ideas.by_id[self.idea]
        yield from ((voter, "my/support") for voter in idea.support)
        yield from meetup.dots.owners(idea.step)
        if idea.author:
            yield idea.author, f"my/idea/{self.idea}"

    def inverse(self, meetup: Meetup) -> Iterable[Event]:
        grouping = meetup.grouping
        return (IdeaMoved(self.idea, grouping.of_idea.get(self.idea), grouping.under.get(self.idea), self.under),)

    def ground(self, meetup: Meetup) -> object:
        """An idea never stands under one that stands under another."""
        grouping = meetup.grouping
        return None if self.under is None else (grouping.under.get(self.under), grouping.alike(self.idea))

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        if self.under is not None:
            return "Idea {idea} stands under idea {other}.", {"idea": self.idea, "other": self.under}
        if self.group is not None:
            return "Idea {idea} stands in a group: {name}", {"idea": self.idea, "name": meetup.grouping.by_id[self.group].name, "group": self.group}
        return "Idea {idea} stands by itself.", {"idea": self.idea}


@dataclass(frozen=True)
class PutIdeas(Command, verb="group.put", by=SEES_ALL, undoable=True, after_close=True):
    """Puts ideas of one step into a group; without `group` into a new one, which has the `name`. What stands under one of them comes along."""

    ideas: list[int]
    group: str | None = None
    name: str | None = None

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        if not 1 <= len(self.ideas) <= MOST_AT_ONCE:
            raise Invalid(
                "Choose 1 to {most} ideas.",
                most=MOST_AT_ONCE,
                faults=(Fault("ideas", "must hold {least} to {most} items", (("least", 1), ("most", MOST_AT_ONCE))),),
            )
        grouping = meetup.grouping
        ideas = [still_there(meetup.ideas.find(grouping.head(idea))) for idea in dict.fromkeys(self.ideas)]
        group = grouping.find(self.group) if self.group is not None else None
        one_step({idea.step for idea in ideas} | ({group.step} if group else set()))
        if group is None:
            group = Group(f"g{len(grouping.by_id) + 1}", ideas[0].step, name_of(self.name or ""))
            yield GroupNamed(group.id, group.step, group.name)
        elif self.name is not None:
            yield from rename(meetup, group, self.name)
        yield from (IdeaMoved(id, group.id) for id in dict.fromkeys(idea.id for idea in ideas) if grouping.of_idea.get(id) != group.id)

    def ack(self, changes: tuple[Event | Ballot, ...]) -> Document:
        group = next((change.group for change in changes if isinstance(change, GroupNamed | IdeaMoved)), self.group)
        return {"group": group}


@dataclass(frozen=True)
class NameGroup(Command, verb="group.name", by=SEES_ALL, undoable=True, after_close=True):
    """Another name; or the same once more, when the room does not read it because of words in it that it is not to see: the desk says that they are its own."""

    group: str
    name: str

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        yield from rename(meetup, meetup.grouping.find(self.group), self.name)


@dataclass(frozen=True)
class MergeIdeas(Command, verb="idea.merge", by=SEES_ALL, undoable=True, after_close=True, after_seal=False):
    """Puts an idea, with what stands under it, under another that says the same. Both keep their words; support counts for both as one, each person once."""

    idea: int
    into: int

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        grouping = meetup.grouping
        idea, into = still_there(meetup.ideas.find(self.idea)), still_there(meetup.ideas.find(grouping.head(self.into)))
        if idea.id == into.id:
            raise Invalid("These two are one already.", faults=(Fault("into", "is the same idea"),))
        one_step({idea.step, into.step})
        for each in (idea.id, *grouping.alike(idea.id)):
            if grouping.under.get(each) != into.id:
                yield IdeaMoved(each, under=into.id, before=grouping.under.get(each))


@dataclass(frozen=True)
class UngroupIdea(Command, verb="idea.ungroup", by=SEES_ALL, undoable=True, after_close=True, after_seal=False):
    """Takes an idea out from under another, into the group of that one; else out of its group."""

    idea: int

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        idea, grouping = meetup.ideas.find(self.idea).id, meetup.grouping
        if idea in grouping.under:
            yield IdeaMoved(idea, grouping.group_of(idea), before=grouping.under[idea])
        elif idea in grouping.of_idea:
            yield IdeaMoved(idea)


def one_step(steps: set[str]) -> None:
    if len(steps) > 1:
        raise Invalid("These ideas are of different parts of the evening.", faults=(Fault("ideas", "are of different steps"),))


def name_of(given: str) -> str:
    name = clean_text(given, NAME_LIMIT)
    if not name:
        raise Invalid("Give the group a name first.", faults=(Fault("name", "must not be empty"),))
    return name


def rename(meetup: Meetup, group: Group, given: str) -> Iterator[Event]:
    name = name_of(given)
    if name != group.name or is_kept(meetup, group):
        yield GroupNamed(group.id, group.step, name, insisted=name == group.name)
