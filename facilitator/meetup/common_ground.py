"""Common ground: on which ideas of a step all groups of the room agree, and on which the groups part. Groups are roles, or who votes alike where few said one.

It is worked out of final votes when the desk asks for it, and of each idea something is told once, or anew when twice as many have voted (`weighing.py`): of
two grades of one idea that differ by one vote, the difference would tell whose it was. What was told of an idea stands as long as its votes are those of then,
by a digest of who gave which, and is not told of an idea that the room can't see.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from facilitator.errors import Invalid
from facilitator.meetup.collecting import CollectingEvent
from facilitator.meetup.ideas import Idea, ideas_step, seen_by, stands_alone
from facilitator.meetup.steps import Step
from facilitator.meetup.support import counted, values_of
from facilitator.meetup.weighing import GRADES, Weighed, digest_of, fresh, is_told, weighing
from facilitator.meetup.words import DESK, OPERATOR, PHONE, SCREEN, Actor, Ballot, Command, Document, Event, Stale, document

if TYPE_CHECKING:
    from facilitator.meetup import Meetup

DIVIDED_FROM = 1  # the grade from which groups are said to part
COMMON_GROUND, DIVIDED = "common_ground", "divided"
NOTHING: Document = dict.fromkeys(GRADES)
DECIDES = {COMMON_GROUND: "everywhere", DIVIDED: "divided"}  # by view, what of an idea says whether it is there


@dataclass(frozen=True)
class Ground:
    """Of one step: by what the room was divided (`role`, `opinion`, or empty: too few for any), the names of each group, how many voted, and by idea what may
    be told of it beside the counts, and the digest of the votes, that it is of. `tellings`: by idea, how often something was told of it."""

    by: str
    groups: list[list[str]]
    voters: int
    ideas: Mapping[int, Document]
    digests: Mapping[int, str]
    tellings: Mapping[int, int]


@dataclass
class CommonGround:
    """State: by step, in the order in which it was first worked out."""

    by_step: dict[str, Ground] = field(default_factory=dict)
    _digests: dict[int, tuple[Mapping[str, int], str]] = field(default_factory=dict)

    def standing(self, meetup: Meetup, idea: Idea) -> Document | None:
        """What may be told of an idea now: nothing where votes came or went since, or were put together with those of another."""
        found = self.by_step.get(idea.step)
        told = found.ideas.get(idea.id) if found else None
        if meetup.seal:
            return None if idea.id in meetup.seal.changed else told
        if found is None or told is None or told["counts"] != counted(meetup, idea):
            return None
        digest = found.digests.get(idea.id)
        return told if digest in (None, self._digest(meetup, idea)) else None

    def _digest(self, meetup: Meetup, idea: Idea) -> str:
        """Of its votes as they are now; made again when somebody voted on it since (`Idea.cast`): all of a thousand ideas each time would take too long."""
        values = values_of(meetup, idea)
        if values is not idea.support:
            return digest_of(values)
        if idea.id not in self._digests or self._digests[idea.id][0] is not idea.counts:
            self._digests[idea.id] = idea.counts, digest_of(values)
        return self._digests[idea.id][1]


@dataclass(frozen=True)
class SupportSplit(CollectingEvent, urgent=True):
    """What may be told of the support of these ideas across groups, for good: in place of what was told of them before."""

    by: str
    groups: list[list[str]]
    voters: int
    ideas: dict[str, dict[str, Any]]
    digests: dict[str, str] | None = None  # of the votes; older logs know the counts only

    def apply(self, meetup: Meetup, at: float) -> None:
        nothing = Ground(self.by, self.groups, self.voters, {}, {}, {})
        before, new = meetup.common_ground.by_step.pop(self.step, nothing), {int(idea): told for idea, told in self.ideas.items()}
        digests = {int(idea): digest for idea, digest in (self.digests or {}).items()}
        tellings = {idea: before.tellings.get(idea, 0) + is_told(found) for idea, found in new.items()}
        so_far = Ground(self.by, self.groups, self.voters, {**before.ideas, **new}, {**before.digests, **digests}, {**before.tellings, **tellings})
        meetup.common_ground.by_step[self.step] = so_far
        meetup.collecting.change(self.step, left=False)  # BACK to it lets nobody choose any more

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return "Common ground worked out: {title}", self.title(meetup)


@dataclass(frozen=True)
class SplitSupport(Command, verb="ideas.split", by=(DESK,), after_close=True, after_seal=False, slow=True):
    """Works out on which ideas of a closed step all groups agree and on which they part, for good: of those of which nothing was told yet, or of half as many
    votes."""

    step: str | None = None

    def work(self, meetup: Meetup) -> Callable[[], Weighed]:
        return weighing(meetup, weighable(meetup, ideas_step(meetup, self.step))).make

    def decide_after(self, meetup: Meetup, actor: Actor, now: float, done: Weighed) -> Iterator[Event | Ballot]:
        """Stale when somebody said another role, or ideas were put together, since."""
        step = weighable(meetup, ideas_step(meetup, self.step))
        if done.source != weighing(meetup, step):
            raise Stale
        before = meetup.common_ground.by_step.get(step.id)
        if before is None or done.ideas or (done.by, done.voters) != (before.by, before.voters):
            yield SupportSplit(step.id, done.by, done.groups, done.voters, done.ideas, done.digests)


def weighable(meetup: Meetup, step: Step) -> Step:
    """Refuses where there is nothing to weigh, or people still choose."""
    if step.own["ideas"]["support"] != "agree_disagree_pass":
        raise Invalid("Common ground is of ideas with which people can agree or not.")
    if meetup.collecting.of(step.id).open:
        raise Invalid("Close these ideas first. While people choose, nothing is worked out.")
    return step


def told(meetup: Meetup, step: str, audience: str) -> dict[int, Document]:
    """By idea, what is told across the groups now."""
    return {idea.id: standing for idea in in_sight(meetup, step, audience) if (standing := meetup.common_ground.standing(meetup, idea))}


def in_sight(meetup: Meetup, step: str, audience: str) -> Iterator[Idea]:
    """The ideas that this audience is told of by themselves, and that somebody in the room can see; the first written first."""
    ideas = (idea for idea in meetup.ideas.by_id.values() if idea.step == step and stands_alone(meetup, idea, audience))
    return (idea for idea in ideas if seen_by(meetup, idea, PHONE) or seen_by(meetup, idea, SCREEN))


def all_agree(standings: Mapping[int, Document]) -> list[int]:
    """The ideas with which in every group more than half agree: those first with which the groups together agree most, then those with most support."""
    there = [idea for idea, standing in standings.items() if standing["everywhere"]]
    return sorted(there, key=lambda idea: (-standings[idea]["common"], -support(standings[idea]), idea))


def part(standings: Mapping[int, Document]) -> list[int]:
    """The ideas on which groups part: most of all first, then those on which the room is nearest to half and half."""
    there = [idea for idea, standing in standings.items() if (standing["divided"] or 0) >= DIVIDED_FROM]
    return sorted(there, key=lambda idea: (-standings[idea]["divided"], abs(support(standings[idea]) - 0.5), idea))


def support(standing: Document) -> float:
    """The share of the whole room that agrees, nearer to a half where few voted."""
    counts = standing["counts"]
    return float((counts["agree"] + 1) / (sum(counts.values()) + 2))


@document("ground", (DESK, OPERATOR))
def ground_document(meetup: Meetup, audience: str, key: str) -> Document | None:
    """Of the ideas step on air, else of the last of which it was worked out; nothing while people choose there. Of `weighed` ideas it was worked out, of so
    many of these `untold`; of `changed` nothing is told any more; of so many `fresh` ones it may be worked out yet."""
    on_air, by_step = meetup.show.current(), meetup.common_ground.by_step
    step = on_air.id if on_air and on_air.id in by_step else next(reversed(by_step), None)
    if step is None or meetup.collecting.of(step).open:
        return None
    found, standings = by_step[step], told(meetup, step, audience)
    untold = {view: sum(standing[grade] is None for standing in standings.values()) for view, grade in DECIDES.items()}
    changed = sum(1 for idea in in_sight(meetup, step, audience) if is_told(found.ideas.get(idea.id, NOTHING)) and idea.id not in standings)
    common = [{"id": idea, "grade": standings[idea]["common"]} for idea in all_agree(standings)]
    divided = [{"id": idea, "grade": standings[idea]["divided"]} for idea in part(standings)]
    numbers = {"weighed": len(standings), "untold": untold, "changed": changed, "fresh": sum(1 for _ in fresh(meetup, step))}
    return {"step": step, "by": found.by, "groups": found.groups, "voters": found.voters, COMMON_GROUND: common, DIVIDED: divided, **numbers}
