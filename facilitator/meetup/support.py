"""Support: who agrees with which idea, and when the room may see the counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.errors import Closed, Fault, Invalid
from facilitator.meetup.collecting import SUPPORT, WEIGHED, CollectingEvent, must_be_open
from facilitator.meetup.ideas import VALUES, Idea, ideas_step, seen_by, stands_alone
from facilitator.meetup.panic import no_panic
from facilitator.meetup.voting import former_of
from facilitator.meetup.words import DESK, OPERATOR, PHONE, SCREEN, SEES_ALL, Actor, Ballot, Command, Document, Event, document, own_document

if TYPE_CHECKING:
    from facilitator.meetup import Meetup


class Supported(Ballot, kind=SUPPORT, stays=True):
    """A participant's support for one idea (`about` is the idea's number): agree, disagree or pass."""

    def apply(self, meetup: Meetup) -> None:
        idea = int(self.about)
        meetup.ideas.by_id[idea].cast(self.voter, self.value)
        mine = meetup.ideas.supported.setdefault(self.voter, {})
        mine.pop(idea, None)
        if self.value:
            mine[idea] = self.value

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return WEIGHED

    def touches_own(self, meetup: Meetup) -> Iterable[tuple[str, str]]:
        return ((self.voter, "my/support"),)


@dataclass(frozen=True)
class SupportShown(CollectingEvent, urgent=True):
    """The desk shows or hides the support counts; the room sees them only once the ideas are closed."""

    shown: bool

    def apply(self, meetup: Meetup, at: float) -> None:
        meetup.collecting.change(self.step, shown=self.shown)

    def inverse(self, meetup: Meetup) -> Iterable[Event]:
        return (SupportShown(self.step, meetup.collecting.of(self.step).shown),)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return ("Support shown: {title}" if self.shown else "Support hidden: {title}"), self.title(meetup)


@dataclass(frozen=True)
class SupportIdea(Command, verb="idea.support", by=(PHONE,)):
    """Gives, changes or (`null`) takes back support, as the step allows. Refused for an idea that phones don't see, and while there is panic."""

    idea: int
    value: str | None

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        idea = meetup.ideas.find(self.idea)
        step = meetup.show.find(idea.step)
        if self.value is not None and self.value not in VALUES[step.own["ideas"]["support"]]:
            raise Invalid("This can't be chosen here.", faults=(Fault("value", "is not one of the choices"),))
        if not seen_by(meetup, idea, PHONE):
            raise Closed("This idea is not shown any more.")
        must_be_open(meetup, step)
        no_panic(meetup)
        me = meetup.voter(actor)
        family = [meetup.ideas.by_id[each] for each in meetup.grouping.family(idea.id)]
        idea = idea if stands_alone(meetup, idea, PHONE) else family[0]  # phones are told of that one
        alike = [each for each in family if each is not idea]
        yield from (Supported(str(idea.id), former, None) for former in former_of(actor) if former in idea.support)
        yield from (Supported(str(each.id), who, None) for each in alike for who in (me, *former_of(actor)) if who in each.support)
        yield Supported(str(idea.id), me, self.value)


@dataclass(frozen=True)
class RevealSupport(Command, verb="ideas.reveal", by=(DESK,), undoable=True, after_close=True):
    step: str | None = None

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        yield from switch(meetup, ideas_step(meetup, self.step).id, shown=True)


@dataclass(frozen=True)
class HideSupport(Command, verb="ideas.hide", by=(DESK,), undoable=True, after_close=True):
    step: str | None = None

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        yield from switch(meetup, ideas_step(meetup, self.step).id, shown=False)


def switch(meetup: Meetup, step_id: str, shown: bool) -> Iterator[Event]:
    """Said twice it changes nothing, as with the results of a round."""
    if meetup.collecting.of(step_id).shown is not shown:
        yield SupportShown(step_id, shown)


@document("support", (PHONE, SCREEN, DESK, OPERATOR))
def support_document(meetup: Meetup, audience: str, key: str) -> Document | None:
    """Of the ideas step on air, else of the step of the newest idea. Where there are many ideas, who sees it while it grows gets those that
    have any, so that one idea more among thousands changes nothing here."""
    on_air = meetup.show.current()
    newest = next(reversed(meetup.ideas.by_id.values()), None)
    step_id = on_air.id if on_air and on_air.kind == "ideas" else newest.step if newest else None
    if step_id is None:
        return None
    collection, sees_all = meetup.collecting.of(step_id), audience in SEES_ALL
    if not sees_all and (collection.open or not collection.shown):
        return None
    ideas = [idea for idea in meetup.ideas.by_id.values() if idea.step == step_id and not idea.redacted]
    seen = [idea for idea in ideas if ((idea.support or not meetup.ideas.many) if sees_all else stands_alone(meetup, idea, audience))]
    return {"step": step_id, "counts": {str(idea.id): counted(meetup, idea) for idea in seen}}


def voters_of(meetup: Meetup, step: str) -> int:
    """How many people said what they think of any idea of a step; of a sealed meetup as it was counted then."""
    if meetup.seal:
        return meetup.seal.voters.get(step, 0)
    return len({voter for idea in meetup.ideas.by_id.values() if idea.step == step for voter in idea.support})


def counted(meetup: Meetup, idea: Idea) -> Mapping[str, int]:
    """The support of an idea and of those that stand under it, each person once; of a sealed meetup as it was counted then."""
    if meetup.seal and idea.id in meetup.seal.together:
        return meetup.seal.together[idea.id]
    values = values_of(meetup, idea)
    if values is idea.support:
        return idea.counts
    counts = Counter(values.values())
    return {value: counts[value] for value in idea.counts}


def values_of(meetup: Meetup, idea: Idea) -> Mapping[str, str]:
    """By person, what they think of an idea: of itself, else of the first of those that stand under it."""
    under = (meetup.ideas.by_id[each] for each in meetup.grouping.alike(idea.id))
    alike = [each for each in under if each.support and not (each.hidden or each.withdrawn or each.redacted)]
    if not alike:
        return idea.support
    values: dict[str, str] = {}
    for each in (idea, *alike):
        values = each.support | values
    return values


@own_document("my/support")
def my_support_document(meetup: Meetup, participant: str, key: str) -> Document | None:
    """By idea; what one thinks of an idea that stands under another is told of that one too."""
    supported = meetup.ideas.supported.get(participant)
    if not supported:
        return None
    heads = {meetup.grouping.head(idea): value for idea, value in sorted(supported.items(), reverse=True)}
    return {str(idea): value for idea, value in (heads | supported).items()}
