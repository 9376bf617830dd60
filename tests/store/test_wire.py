"""Events and ballots as JSON: what is written is read again, also by a later version of this program."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import msgspec
import pytest

from facilitator.meetup import (
    agreement_redacting,
    agreements,
    answer_redacting,
    approving,
    arranging,
    baton,
    board,
    collecting,
    common_ground,
    condition_redacting,
    condition_votes,
    conditions,
    describing,
    dots,
    editing,
    follow_up,
    forgetting,
    grouping,
    heard,
    idea_views,
    ideas,
    judging,
    life,
    likeness,
    moments,
    muting,
    name_redacting,
    past,
    practice,
    programme,
    redacting,
    results,
    rounds,
    run_of_show,
    screen,
    screening,
    splits,
    support,
    writing,
)
from facilitator.meetup.clock import ClockSet
from facilitator.meetup.fragments import FragmentMoved
from facilitator.meetup.panic import PanicChanged
from facilitator.meetup.people import Described
from facilitator.meetup.sealing import MeetupSealed
from facilitator.meetup.tables import Scribing, TableDone
from facilitator.meetup.talk import PhaseBegun
from facilitator.meetup.tickets import TicketFreed, TicketsPrinted, TicketTaken
from facilitator.meetup.volume import VolumeSet
from facilitator.meetup.voting import NOBODY
from facilitator.meetup.words import Ballot, Entry, Event
from facilitator.store import wire
from tests.support.stage import PROGRAMME, Stage

EVENTS: list[Event] = [
    life.MeetupMade(programme.read(PROGRAMME)),
    life.StateChanged("open"),
    run_of_show.StepAired("s2"),
    run_of_show.StepAired(None, back=True, unaired="s2"),
    arranging.StepsArranged(arranging.wired(Stage().meetup.show.steps)),
    rounds.RoundOpened("r1", "s2", {"kind": "choice", "question": "Loten? “Ja” 🎓", "options": ["Ja", "Nee"], "results": "live"}),
    rounds.RoundOpened("r2", "s2", {"kind": "choice", "question": "Loten?", "options": ["Ja", "Nee"], "results": "live"}, "ticket"),
    rounds.RoundClosing("r1", 1_614_196_802.123456),
    rounds.RoundClosed("r1"),
    rounds.RoundReopened("r1"),
    results.ResultsShown("r1", True),
    results.ResultsShown("r1", None),
    heard.RoomCounted({"role": {"docent": 12}, "table": {}}, {"role": {"docent": 7, "ouder": None}, "table": {}}, 14),
    ideas.IdeaAdded(17, "s4", "oplossing", "Meer\ngeld", "f00d"),
    ideas.IdeaAdded(18, "s4", None, "Loten", None),
    ideas.IdeaAdded(19, "s4", None, "Loten", "f00d", "3"),
    ideas.IdeaAdded(20, "s4", None, "Bel juf Anna", "f00d", None, ("name",)),
    ideas.IdeaPlaced(17, approved=True, hidden=False),
    ideas.IdeaPlaced(17, approved=True, hidden=True, why="insult"),
    approving.IdeasApproved((17, 18)),
    editing.IdeaEdited(17, "Meer geld"),
    redacting.IdeaRedacted(17, "name"),
    muting.IdeaMuted(17, on=True),
    screening.ScreeningSet("s4", phones=True, screen=True),
    ideas.IdeaWithdrawn(17),
    grouping.GroupNamed("g1", "s4", "Later kiezen"),
    grouping.IdeaMoved(17, "g1"),
    grouping.IdeaMoved(18, under=17, before=19),
    idea_views.IdeasViewed("s4", "groups"),
    common_ground.SupportSplit(
        "s4", "role", [["docent"], ["ouder", "leerling"]], 61, {"17": {"counts": {"agree": 40}, "common": 3, "divided": None}}, {"17": "9f"}
    ),
    dots.DotsOpened("s4", 3, "ideas"),
    dots.DotsClosed("s4"),
    dots.DotsClosed("s4", left=True, shown_then=False, taken_back=True),
    ideas.IdeaAdded(21, "s4", None, "Later kiezen", "f00d", doubles=(17,), related=(18, 19)),
    ideas.IdeaAdded(22, "s4", None, "Samen", "f00d", "3", seated=True),
    likeness.GroupsSuggested("s4", [[17, 18], [19, 20]]),
    collecting.IdeasOpened("s4", True),
    collecting.IdeasClosed("s4"),
    collecting.IdeasClosed("s4", left=True, shown_then=True),
    writing.WritingSet("s4", True, hidden=True, closes=True),
    support.SupportShown("s4", True),
    FragmentMoved("s3", 4.25, playing=True),
    VolumeSet(40),
    FragmentMoved("s3", 4.25, playing=True, was=4.25, starts=1_614_196_902.5),
    moments.MomentsCounted("s3"),
    moments.MomentsShown("s3", True),
    ClockSet(180.0, 120.5, 1_614_196_900.25),
    ClockSet(180.0, 120.5, None),
    ClockSet(180.0, 180.0, None, "s8"),
    ClockSet(180.0, 120.5, None, "s4", held=True, was=120.5),
    ClockSet(180.0, 120.5, None, "s4", away=True, runs=True),
    PhaseBegun("s8", 1),
    TableDone("s8", "3", True),
    screen.ScreenSwitched("black", True),
    PanicChanged(True, blackened=True),
    past.Undone(41, "idea.hide"),
    describing.MeetupDescribed(describing.description(Stage().meetup)),
    forgetting.IdeaErased(17),
    forgetting.AnswerErased("r1"),
    answer_redacting.MarkErased("r1", "f00d", kept=True),
    answer_redacting.AnswersRedacted("r1", 2, "name"),
    judging.TextJudged("r1", "5f2c", False, ("a1", "b2")),
    splits.RoundSplit("r1", {"groups": [["docent"], [""]], "totals": [7, None], "counts": {"o1": [7, None]}}, None, {"from": "r0", "matched": None}),
    splits.ResultsViewed("r1", "role"),
    conditions.ConditionAdded(3, "s9", "Den Haag", "Geld voor\njaren", "f00d", offered=True),
    conditions.ConditionAdded(4, "s9", "zelf", "Tijd", idea=17),
    conditions.ConditionAdded(5, "s9", "zelf", "Mentoren", group="g2"),
    conditions.ConditionEdited(3, "zelf", "Geld", "Geld voor\njaren"),
    conditions.ConditionPlaced(3, "parked"),
    conditions.ConditionWithdrawn(3),
    conditions.ConditionErased(3, kept=True),
    condition_redacting.ConditionRedacted(3),
    condition_redacting.ConditionRedacted(3, asked=True, why="name"),
    condition_redacting.ConditionReduced(4),
    condition_votes.VotesChanged({"3": ("open", "ticket", False), "4": (None, "open", True)}),
    agreements.AgreementAdded(2, "s9", agreements.Deal("Bellen", "docent", "juni", "Vragen", "zelf"), "f00d", "Naam", True, True, 17, "g2"),
    agreements.AgreementEdited(2, agreements.Deal("Bellen"), agreements.Deal("Opbellen", level="zelf")),
    agreements.AgreementPlaced(2, "listed"),
    agreements.AgreementWithdrawn(2),
    agreements.AgreementErased(2),
    agreement_redacting.AgreementRedacted(2),
    agreement_redacting.AgreementRedacted(2, asked=True, why="other"),
    agreement_redacting.AgreementReduced(2),
    name_redacting.GroupNameRedacted("g1", kept=True),
    name_redacting.GroupNameRedacted("g1", asked=True, why="name"),
    conditions.ConditionAdded(6, "s9", "zelf", "Bel juf Anna", "f00d", offered=True, flags=("name",)),
    conditions.ConditionWithdrawn(6, with_idea=True),
    agreements.AgreementAdded(3, "s9", agreements.Deal("Bellen", "juf Anna"), "f00d", offered=True, flags=("name",)),
    agreements.AgreementWithdrawn(3, with_idea=True),
    baton.BatonRedacted(),
    follow_up.FollowUpTold("U hoort van ons."),
    board.ViewChosen("s9", "agreements", 1),
    baton.BatonPassed("Almere", "Hoe doen jullie dat?"),
    TicketsPrinted(40),
    TicketFreed(17),
    MeetupSealed(125, {"s4": 96}, {"17": {"agree": 61, "disagree": 3, "pass": 0}}, [19], by_hand=True),
]
BALLOTS: list[Ballot] = [
    rounds.Answered("r1", "f00d", "o1"),
    rounds.Answered("r1", "f00d", ["a", {"b": 1.5}]),
    support.Supported("17", "f00d", None),
    dots.Dotted("s4", "f00d", {"17": 2, "g1": 1}),
    Described("role", "f00d", "docent"),
    practice.Practised("practice", "f00d", "o1"),
    moments.Tapped("s3", "f00d", [0, 7, 23]),
    Scribing("scribe", "f00d", "3"),
    condition_votes.Confirmed("3", "f00d", "agree"),
    splits.Grouped("r1", "f00d", {"role": "docent", "table": ""}),
    TicketTaken("17", NOBODY, [2, "c0ffee"]),
    TicketTaken("17", NOBODY, [3, None]),
]


def entry(event: Event) -> Entry:
    return Entry(41, 1_614_196_800.125, "desk", "show.go", 40, event)


def through_json(value: Any) -> Any:
    return json.loads(json.dumps(wire.decode(wire.encode(value))))


def test_every_event_and_every_kind_of_ballot_is_tried() -> None:
    tried = {type(event).__name__ for event in EVENTS}
    assert tried == {name for name, event in Event.known.items() if event.apply is not Event.apply}
    assert {ballot.kind for ballot in BALLOTS} == set(Ballot.known)


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: type(event).__name__)
def test_an_event_is_read_as_it_was_written(event: Event) -> None:
    assert wire.entry_from_wire(through_json(wire.entry_to_wire(entry(event)))) == entry(event)


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: type(event).__name__)
def test_the_database_and_the_archive_write_an_event_alike(event: Event) -> None:
    assert wire.decode(wire.encode(vars(event))) == through_json(wire.entry_to_wire(entry(event))["body"])


@pytest.mark.parametrize("ballot", BALLOTS, ids=lambda ballot: ballot.kind)
def test_a_ballot_is_read_as_it_was_written(ballot: Ballot) -> None:
    assert wire.ballot_from_wire(through_json(wire.ballot_to_wire(ballot))) == ballot


def test_an_event_of_an_earlier_version_loads_without_the_fields_that_came_later() -> None:
    assert [field.name for field in dataclasses.fields(run_of_show.StepAired) if field.default is not dataclasses.MISSING] == ["back", "unaired"]
    row = {**wire.entry_to_wire(entry(run_of_show.StepAired("s2"))), "body": {"step": "s2"}}
    assert wire.entry_from_wire(row) == entry(run_of_show.StepAired("s2"))


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: type(event).__name__)
def test_only_fields_with_a_default_may_be_missing(event: Event) -> None:
    row = wire.entry_to_wire(entry(event))
    for field in dataclasses.fields(event):  # type: ignore[arg-type]
        without = {**row, "body": {name: value for name, value in row["body"].items() if name != field.name}}
        if field.default is dataclasses.MISSING:
            with pytest.raises(msgspec.ValidationError, match=field.name):
                wire.entry_from_wire(without)
        else:
            assert getattr(wire.entry_from_wire(without).event, field.name) == field.default


def test_an_event_of_a_later_version_is_refused_with_a_sentence() -> None:
    row = {**wire.entry_to_wire(entry(EVENTS[1])), "event": "DanceBegan"}
    with pytest.raises(ValueError, match="'DanceBegan' that this version does not know"):
        wire.entry_from_wire(row)


def test_ballots_of_a_later_version_are_refused_with_a_sentence() -> None:
    with pytest.raises(ValueError, match="of a kind 'stars' that this version does not know"):
        wire.ballot_from_wire({**wire.ballot_to_wire(BALLOTS[0]), "kind": "stars"})
