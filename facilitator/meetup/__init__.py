"""The rules of a meetup, pure: no clock, no random, no database, no sockets. It may import the standard library, `figures` and `errors`.

    words         what a command, an event, a ballot and a document are
    fields        reading what an organiser wrote, every fault with its path
    life          made, open, closed             (describing: title, region, roles and the like; follow_up: what happens next)
    practice      a question to try one's phone on before the evening starts
    programme     programme files in and out     (shape: what may stand in one, as JSON Schema)
    run_of_show   what is on air, GO and back      (steps: what a kind of step must bring; arranging: adding, moving, skipping)
    text          kind `text`
    poll_step     kind `poll`                      (rounds; asking; answers; results: who may see them;
                                                  polls: the kinds of poll, a file each; totals: counting; judging: what people wrote; answer_redacting;
                                                  revealed: what phones and the room were told;
                                                  truth: what the answer to a question about a fact is;
                                                  splits: by role, by table, and who moved; splitting: how much of that can be told)
    questions     polls that come from the bank: which version of a question its words are
    ideas_step    kind `ideas`                     (ideas: what they are, and who sees them; collecting: open and closed; support;
                                                  writing: first writing, then talking, with a clock;
                                                  waiting: for whom an idea waits; screening: set live; flags: what seems to need a look;
                                                  editing, redacting, muting; marks: what desk and operator see of all that;
                                                  grouping: what belongs together; likeness: what may; dots, and lying: where they lie;
                                                  idea_verbs: writing, showing, hiding; idea_views: how the room sees them;
                                                  common_ground: on what all groups agree, and weighing: working it out; ranking: in which order;
                                                  chosen: what is read of it afterwards)
    agreements_step  kind `agreements`            (conditions: what must change, and condition_verbs: how they come and go; condition_votes: the room
                                                  confirms them; agreements: who does what, and agreement_verbs; taking: from an idea or a group;
                                                  condition_redacting, agreement_redacting, name_redacting: words that go for good;
                                                  made_of: what goes with the words of an idea; group_names: what the room reads of a name;
                                                  board: what the screen shows of it; baton: what goes on to the next meetup; placing: what they
                                                  have in common)
    fragments     kind `fragment`: play, pause, in and out point   (volume: how loud; together: in the hall, at home, in time; progress: how far phones are;
                                                  clip_facts: what is told of a clip, and what it lacks; moments: what touched people, and the curve of it;
                                                  moment_verbs: telling and showing them; spoken: the words of it, to read on phones)
    talk          kind `talk`: an instruction, phases with a time each, templates
    clock, screen, people, past      the room's clock; black, frozen, join; roles and tables; undo and the log
    tables        where people sit or which room of the call they are in, who writes for each, and which are done
    voting        who may vote: everyone, who has a ticket, one phone a table   (tickets: printed, in use, freed)
    heard         how many of each role and table are there, and wrote something
    screens       which screens are there now, how ready each is, and the clips that it loads before
    panic         black, voting paused, ideas waiting: one key, and one to go on
    forgetting    what a participant takes back of themselves, for good   (leaving: what goes of whoever is not there any more)
    sealing       nothing leads from a device to words or answers any more, for good
    preview       what phone and screen will show of a step

A meetup is its log: `decide(command) -> changes`, `apply(entry)` and `cast(ballot)` make the state, and `views` tell what follows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol

from facilitator.errors import Closed, NotAllowed, Sealed
from facilitator.meetup import (  # noqa: F401  (declaring is enough)
    agreement_verbs,
    agreements_step,
    answer_redacting,
    answers,
    approving,
    arranging,
    asking,
    chosen,
    condition_verbs,
    describing,
    editing,
    follow_up,
    forgetting,
    heard,
    idea_verbs,
    idea_views,
    ideas_step,
    judging,
    life,
    moment_verbs,
    muting,
    poll_step,
    progress,
    redacting,
    results,
    screening,
    sealing,
    splits,
    support,
    text,
    together,
    writing,
)
from facilitator.meetup.agreements import Agreements
from facilitator.meetup.baton import Baton
from facilitator.meetup.board import Board
from facilitator.meetup.clock import Clock
from facilitator.meetup.collecting import Collecting
from facilitator.meetup.common_ground import CommonGround
from facilitator.meetup.condition_votes import Confirmed, close_votes
from facilitator.meetup.conditions import Conditions
from facilitator.meetup.dots import Dots, Dotted
from facilitator.meetup.fragments import Playback
from facilitator.meetup.grouping import Grouping
from facilitator.meetup.heard import Heard
from facilitator.meetup.ideas import Ideas
from facilitator.meetup.life import Life, StateChanged
from facilitator.meetup.likeness import Likeness
from facilitator.meetup.moments import AllMoments, Tapped
from facilitator.meetup.panic import Panic
from facilitator.meetup.past import Past
from facilitator.meetup.people import Described, People
from facilitator.meetup.practice import Practice, Practised
from facilitator.meetup.progress import Progress
from facilitator.meetup.questions import Bank, NoBank
from facilitator.meetup.revealed import Revealed
from facilitator.meetup.rounds import Answered, Rounds
from facilitator.meetup.run_of_show import RunOfShow
from facilitator.meetup.screen import Switches
from facilitator.meetup.screens import Screens
from facilitator.meetup.sealing import Seal
from facilitator.meetup.splits import Grouped
from facilitator.meetup.support import Supported
from facilitator.meetup.tables import Scribing, Tables
from facilitator.meetup.talk import Talks
from facilitator.meetup.tickets import Tickets
from facilitator.meetup.volume import Volume
from facilitator.meetup.voting import Voting, is_person
from facilitator.meetup.waiting import Screenings
from facilitator.meetup.words import TIMER, Actor, Ballot, Command, Entry, Event

__all__ = ["Change", "Media", "Meetup"]

Change = Event | Ballot


class Media(Protocol):
    """Where a media file that a programme names can be fetched."""

    def address(self, name: str) -> str | None:
        """A signed address, or None when there is no such file."""
        ...


class NoMedia:
    def address(self, name: str) -> str | None:
        return None


class Meetup:
    """The state of one evening: what its log and its ballots, applied in order, make of it."""

    def __init__(self, id: str, code: str, media: Media | None = None, bank: Bank | None = None) -> None:
        self.id, self.code = id, code
        self.media: Media = media or NoMedia()
        self.bank: Bank = bank or NoBank()
        self.seq = 0
        self.life: Life = Life()
        self.show: RunOfShow = RunOfShow()
        self.rounds: Rounds = Rounds()
        self.revealed: Revealed = Revealed()
        self.ideas: Ideas = Ideas()
        self.grouping: Grouping = Grouping()
        self.dots: Dots = Dots()
        self.likeness: Likeness = Likeness()
        self.conditions: Conditions = Conditions()
        self.agreements: Agreements = Agreements()
        self.board: Board = Board()
        self.baton: Baton = Baton()
        self.heard: Heard = Heard()
        self.collecting: Collecting = Collecting()
        self.common_ground: CommonGround = CommonGround()
        self.screenings: Screenings = Screenings()
        self.playback: Playback = Playback()
        self.volume: Volume = Volume()
        self.moments: AllMoments = AllMoments()
        self.progress: Progress = Progress()
        self.clock: Clock = Clock()
        self.talks: Talks = Talks()
        self.screen: Switches = Switches()
        self.screens: Screens = Screens()
        self.panic: Panic = Panic()
        self.people: People = People()
        self.tables: Tables = Tables()
        self.voting: Voting = Voting()
        self.tickets: Tickets = Tickets()
        self.practice: Practice = Practice()
        self.past: Past = Past()
        self.seal: Seal | None = None

    def decide(self, command: Command, actor: Actor, now: float, *done: Any) -> tuple[Change, ...]:
        """What follows from a command, or a Refusal. `now` is seconds since 1970, `done` what the work of a slow one gave, when that was done before.
        Changes nothing."""
        self._admit(command, actor)
        return tuple(command.decide_after(self, actor, now, *done) if done else command.decide(self, actor, now))

    def work(self, command: Command, actor: Actor) -> Callable[[], Any]:
        """What takes long of a slow command, or a Refusal."""
        self._admit(command, actor)
        return command.work(self)

    def _admit(self, command: Command, actor: Actor) -> None:
        if actor.audience not in command.by:
            raise NotAllowed("This can't be done from here.")
        if self.life.state == life.SEALED and not command.after_seal:
            raise Sealed("This meetup is sealed: nobody can be recognised in it any more. It stays as it is.")
        if self.life.state in (life.CLOSED, life.SEALED) and not (command.after_close or actor.audience == TIMER):
            raise Closed("This meetup is closed. Nothing more is taken.")
        if actor.ticket is not None:
            self.tickets.check(actor.ticket)

    def apply(self, entry: Entry) -> None:
        if entry.seq == entry.first:
            self.revealed.look(self)
        inverse = tuple(entry.event.inverse(self))
        entry.event.apply(self, entry.at)
        self.seq = entry.seq
        self.past.remember(self, entry, inverse)

    def cast(self, ballot: Ballot) -> None:
        ballot.apply(self)

    def due(self) -> Iterator[tuple[float, Command]]:
        """What the timer must do, and when."""
        yield from self.rounds.due()
        yield from self.playback.due(self)
        yield from splits.due(self)
        yield from writing.due(self)
        yield from heard.due(self)

    def opening(self) -> Iterator[Event]:
        """The first step on air opens the meetup."""
        if self.life.state == life.PREPARING:
            yield StateChanged(life.OPEN)

    def may_reopen(self, now: float) -> None:
        """Refuses when the meetup was closed too long ago to be taken up again."""
        if self.life.closed_at is not None and now - self.life.closed_at > life.REOPEN_SECONDS:
            raise Closed("This meetup was closed more than 24 hours ago. Make a new one from it.")

    def close_everything(self, now: float) -> Iterator[Event]:
        """Whatever phones may still do, ends, and a clip that plays stops."""
        yield from self.rounds.close_everything()
        for step_id, collection in self.collecting.by_step.items():
            yield from (writing.close if collection.open else writing.over)(self, step_id, now)
        yield from self.dots.close_everything()
        yield from close_votes(self)
        yield from self.playback.stop(self, now)
        yield from self.moments.close_everything()

    def voter(self, actor: Actor) -> str:
        """Whose ballot or idea it is; commands of phones only."""
        if actor.participant is None:
            raise NotAllowed("This can only be done on a phone.")
        return actor.participant

    def ballots(self) -> Iterator[Ballot]:
        """Every ballot as it counts now, in an order that tells nothing about when it was given."""
        for round_id, found in self.rounds.by_id.items():
            yield from (Answered(round_id, voter, found.ballots[voter]) for voter in sorted(found.ballots))
            yield from (Grouped(round_id, voter, found.groups[voter]) for voter in sorted(found.groups))
        for idea in self.ideas.by_id.values():
            yield from (Supported(str(idea.id), voter, idea.support[voter]) for voter in sorted(idea.support))
        for step_id, dotting in self.dots.by_step.items():
            yield from (Dotted(step_id, voter, dotting.placed[voter]) for voter in sorted(dotting.placed))
        for condition in self.conditions.by_id.values():
            yield from (Confirmed(str(condition.id), voter, condition.ballots[voter]) for voter in sorted(condition.ballots))
        for step_id, moments in self.moments.by_step.items():
            yield from (Tapped(step_id, voter, moments.taps[voter]) for voter in sorted(moments.taps))
        yield from (Practised(Practised.kind, voter, self.practice.answers[voter]) for voter in sorted(self.practice.answers))
        for about, told in self.people.described.items():
            yield from (Described(about, voter, told[voter]) for voter in sorted(told))
        yield from (Scribing(Scribing.kind, voter, code) for code, voter in sorted(self.tables.scribes.items()))
        yield from self.tickets.ballots()

    def every_ballot(self) -> Iterable[tuple[str, str]]:
        """(kind, about) of everything that ballots were given on."""
        return sorted({(ballot.kind, ballot.about) for ballot in self.ballots()})

    def participants(self) -> set[str]:
        """Everyone who gave something; nobody, once it is sealed."""
        if self.seal:
            return set()
        return {ballot.voter for ballot in self.ballots() if is_person(ballot.voter)} | self.authors()

    def took_part(self) -> int:
        """How many gave something that counts; not who only tried the practice question."""
        if self.seal:
            return self.seal.people
        return len({ballot.voter for ballot in self.ballots() if ballot.kind != Practised.kind and is_person(ballot.voter)} | self.authors())

    def authors(self) -> set[str]:
        """Everyone who wrote an idea, or offered a condition or an agreement."""
        return {*self.ideas.of_author, *self.conditions.of_author, *self.agreements.of_author}
