"""Ideas, time to write, dots, groups, panic, GO, back and undo in any order: what must hold whatever desk, operator and phones do."""

from __future__ import annotations

import os
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from facilitator.errors import Refusal
from facilitator.meetup import Meetup, views
from facilitator.meetup.clock import Clock
from facilitator.meetup.collecting import Collection
from facilitator.meetup.words import DESK, OPERATOR, PHONE, READERS, TIMER, Command
from facilitator.meetup.writing import GRACE_SECONDS
from tests.support.stage import Stage

# of each test, always the same; `make torture` makes up more, and others each time
LONG = os.environ.get("UNDO_EVENINGS")
tried = settings(max_examples=int(LONG or 100), derandomize=not LONG, database=None, deadline=None, report_multiple_bugs=False)
Deed = tuple[str, dict[str, Any]]
Asked = tuple[str, str | None, str, dict[str, Any], float]  # audience, participant, verb, fields, seconds that go by before it
Evening = tuple[list[Deed], list[Asked]]

Commands = dict[str, st.SearchStrategy[dict[str, Any]]]

OPEN_WALL = {"screening": {"phones": False, "screen": False}, "support": "agree"}
STEPS = [
    {"kind": "ideas", "title": "Schrijven", "ideas": {**OPEN_WALL, "writing": {"minutes": 1}}},
    {"kind": "ideas", "title": "Open", "ideas": {**OPEN_WALL, "writing": {"minutes": 2, "then": "open"}, "close": "by_hand"}},
    {"kind": "ideas", "title": "Zonder tijd", "ideas": OPEN_WALL},
    {"kind": "talk", "title": "Samen", "talk": {"phases": [{"title": "Nu", "minutes": 1}]}},
]
IDEAS = ("s1", "s2", "s3")
PEOPLE = ("a", "b", "c")
idea, step = st.sampled_from([1, 2, 3, 1, 2, 3, 4]), st.sampled_from([None, None, *IDEAS])
seconds = st.sampled_from([0.0, 0.3, 3.0, 25.0, 70.0, 200.0])
THING = st.sampled_from([{"idea": number} for number in range(1, 5)] + [{"group": group} for group in ("g1", "g2")])

GROUPING: Commands = {
    "group.put": st.fixed_dictionaries(
        {"ideas": st.lists(idea, min_size=1, max_size=3), "group": st.sampled_from(["g1", "g2", None]), "name": st.just("Groep")}
    ),
    "idea.merge": st.fixed_dictionaries({"idea": idea, "into": idea}),
    "idea.ungroup": st.fixed_dictionaries({"idea": idea}),
    "idea.hide": st.fixed_dictionaries({"idea": idea}),
    "idea.show": st.fixed_dictionaries({"idea": idea}),
    "ideas.approve": st.fixed_dictionaries({"ideas": st.lists(idea, min_size=1, max_size=3)}),
}
TIMING: Commands = {
    "ideas.open": st.fixed_dictionaries(
        {
            "step": step,
            "seconds": st.sampled_from([None, 30, 90]),
            "hidden": st.sampled_from([None, True, False]),
            "then": st.sampled_from([None, "close", "open"]),
        }
    )
    | st.fixed_dictionaries({"step": step, "weighing": st.just(True)}),
    "ideas.close": st.fixed_dictionaries({"step": step}),
    "clock.start": st.fixed_dictionaries({"seconds": st.sampled_from([None, 40.0])}),
    "clock.pause": st.just({}),
    "clock.add": st.fixed_dictionaries({"seconds": st.sampled_from([-30.0, 60.0])}),
    "clock.clear": st.just({}),
}
LEADING: Commands = {
    "show.go": st.fixed_dictionaries({"step": st.sampled_from([*IDEAS, *IDEAS, "s4"])}),
    "show.back": st.just({}),
    "dots.open": st.fixed_dictionaries({"step": step, "each": st.integers(2, 3), "on": st.sampled_from(["ideas", "groups"])}),
    "dots.close": st.fixed_dictionaries({"step": step}),
    "ideas.view": st.fixed_dictionaries({"view": st.sampled_from(["wall", "dots", "groups"]), "step": step}),
    "ideas.reveal": st.fixed_dictionaries({"step": step}),
    "ideas.hide": st.fixed_dictionaries({"step": step}),
    "panic": st.just({}),
    "restore": st.just({}),
}
WRITING_OR_DOTS: Commands = {**TIMING, **{verb: LEADING[verb] for verb in ("dots.open", "dots.close", "show.go", "show.back")}}
BY_DESK: Commands = {**GROUPING, **TIMING, **LEADING}
BACK_IN_TIME: Commands = {"undo": st.fixed_dictionaries({"line": st.sampled_from([None, None, *range(2, 40)])})}
BY: dict[str, Commands] = {
    DESK: {**BY_DESK, **BACK_IN_TIME, "meetup.close": st.just({}), "meetup.reopen": st.just({})},
    OPERATOR: {**GROUPING, **TIMING, **BACK_IN_TIME},
    PHONE: {
        "idea.add": st.fixed_dictionaries({"step": st.sampled_from(IDEAS), "text": st.just("Loten")}),
        "idea.support": st.fixed_dictionaries({"idea": idea, "value": st.sampled_from(["agree", None])}),
        "idea.withdraw": st.fixed_dictionaries({"idea": idea}),
        "dot.place": THING,
        "dot.take": THING,
    },
}


@st.composite
def asked(draw: st.DrawFn) -> Asked:
    audience = draw(st.sampled_from([DESK, DESK, DESK, OPERATOR, PHONE, PHONE]))
    verb = draw(st.sampled_from(sorted(BY[audience])))
    return audience, draw(st.sampled_from(PEOPLE)) if audience == PHONE else None, verb, draw(BY[audience][verb]), draw(seconds)


@st.composite
def deed(draw: st.DrawFn, verbs: Commands = BY_DESK) -> Deed:
    verb = draw(st.sampled_from(sorted(verbs)))
    return verb, draw(verbs[verb])


@st.composite
def deed_and_what_came_then(draw: st.DrawFn) -> tuple[Deed, list[Asked]]:
    """A deed, and commands after it of anybody, most of them of desk and operator about the same."""
    like = draw(st.sampled_from([GROUPING, WRITING_OR_DOTS, BY_DESK]))
    again = st.builds(lambda audience, deed, waited: (audience, None, *deed, waited), st.sampled_from([DESK, OPERATOR]), deed(like), seconds)
    return draw(deed(like)), draw(st.lists(again | again | asked(), min_size=1, max_size=4))


# what goes on when an evening of random commands begins
WRITING: list[Deed] = [("ideas.open", {"seconds": 60})]
DOTTING: list[Deed] = [
    ("group.put", {"ideas": [1], "name": "Een"}),
    ("group.put", {"ideas": [2], "name": "Twee"}),
    ("dots.open", {"on": "groups"}),
    *(("dot.place", {"group": group}) for group in ("g1", "g1", "g2")),
]
MERGED: list[Deed] = [("idea.merge", {"idea": 2, "into": 1})]
beginning = st.sampled_from([WRITING, DOTTING, MERGED, [*DOTTING[2:3], ("dot.place", {"idea": 1})]])
evening = st.tuples(beginning, st.lists(asked(), max_size=25))
short = st.tuples(beginning, st.lists(asked(), max_size=6))


def begun(deeds: list[Deed]) -> Stage:
    """Nine ideas, three in each step of ideas; the first is on air."""
    stage = Stage({"title": "Klassen", "language": "nl", "steps": STEPS})
    for number, each in enumerate(IDEAS):
        stage.desk("show.go", step=each)
        for person in PEOPLE:
            stage.phone(person, "idea.add", step=each, text=f"Idee {number}{person}")
        stage.desk("ideas.close", step=each)
    stage.desk("show.go", step="s1")
    for verb, fields in deeds:
        ask(stage, (PHONE, "a", verb, fields, 0.0) if PHONE in Command.known[verb].by else (DESK, None, verb, fields, 0.0))
    return stage


def ask(stage: Stage, asked: Asked) -> bool:
    """Whether it was taken. Nothing but a refusal that says why comes of one that was not."""
    audience, participant, verb, fields, waited = asked
    stage.wait(waited)
    try:
        stage.do(audience, verb, participant, **fields)
    except Refusal as refusal:
        return False if str(refusal) else pytest.fail(f"{verb} was refused without a word")
    return True


def evening_of(evening: Evening) -> Stage:
    deeds, commands = evening
    stage = begun(deeds)
    for each in commands:
        ask(stage, each)
    return stage


def state(meetup: Meetup) -> dict[str, Any]:
    """All that goes on around ideas, but for how much time there is."""
    clocks = {each: clock for each, clock in clocks_of(meetup).items() if clock.total}
    return {
        "collecting": {each: collecting_as(meetup.collecting.of(each)) for each in IDEAS},
        "dots": {
            each: ((dots.open or dots.placed) and (dots.each, dots.on), dots.open, dots.left and [dots.shown_then], dots.placed)
            for each, dots in meetup.dots.by_step.items()
            if meetup.dots.were_given(each)
        },
        "grouping": (dict(meetup.grouping.of_idea), dict(meetup.grouping.under)),
        "hidden": {number: (each.hidden, each.approved) for number, each in meetup.ideas.by_id.items()},
        "clocks": {each: (clock.total, clock.step, clock.ends_at is None, clock.held) for each, clock in clocks.items()},
        "panic": (meetup.panic.on, meetup.panic.blackened, meetup.screen.black),
        "air": (meetup.show.on_air, tuple(meetup.show.before), meetup.life.state),
    }


def collecting_as(collection: Collection) -> Collection:
    """What was shown when it closed is of one that comes back only."""
    return collection if collection.left else replace(collection, shown_then=False)


def left(meetup: Meetup, now: float) -> dict[str, float]:
    """How much time to write is left."""
    return {each: clock.remaining(now) for each, clock in clocks_of(meetup).items() if meetup.collecting.timed(clock.step)}


def clocks_of(meetup: Meetup) -> dict[str, Clock]:
    """That of the room, and those that the air took, by step."""
    return {"room": meetup.clock, **meetup.talks.clocks}


def check(stage: Stage) -> None:
    meetup = stage.meetup
    under, of_idea, clock = meetup.grouping.under, meetup.grouping.of_idea, meetup.clock
    assert not [each for each in under if under[each] in under or each in of_idea or each == under[each]], "under one that stands under another"
    for each in IDEAS:
        collection = meetup.collecting.of(each)
        assert not (collection.open and meetup.dots.is_open(each)), "writing and dots at once"
        assert not collection.hidden or collection.open or collection.left, "hidden, while nobody writes nor comes back to it"
        dotting = meetup.dots.by_step.get(each)
        assert not (collection.left and dotting and dotting.left), "both come back"
    assert clock.step in (None, meetup.show.on_air), "the clock of a step that is not on air"
    assert clock.step not in IDEAS or meetup.collecting.timed(clock.step), "the clock of a time to write that is over"
    assert not clock.ends_at or clock.step not in IDEAS or clock.ends_at + GRACE_SECONDS > stage.now or [*meetup.due()], "a clock that is over, for ever"
    assert meetup.panic.on or not [each for each in clocks_of(meetup).values() if each.held], "a clock that waits for the end of no panic"


def check_again(stage: Stage) -> None:
    """The log makes the same evening again."""
    again = stage.again()
    assert state(again) == state(stage.meetup)
    assert (again.clock, again.talks.clocks, again.grouping) == (stage.meetup.clock, stage.meetup.talks.clocks, stage.meetup.grouping)
    assert [(deed.first, deed.overtaken) for deed in again.past.deeds] == [(deed.first, deed.overtaken) for deed in stage.meetup.past.deeds]
    for audience in READERS:
        assert views.documents(again, audience) == views.documents(stage.meetup, audience)


@tried
@given(evening)
def test_whatever_happens_this_holds(evening: Evening) -> None:
    deeds, commands = evening
    stage = begun(deeds)
    for each in commands:
        ask(stage, each)
        check(stage)
    stage.wait(1)
    for audience in READERS:
        assert stage.docs(audience) == views.documents(stage.meetup, audience), audience
    for person in PEOPLE:
        assert stage.mine(person) == views.own_documents(stage.meetup, person)


@tried
@given(evening)
def test_the_log_makes_the_same_evening_again(evening: Evening) -> None:
    stage = evening_of(evening)
    stage.wait(1)
    check_again(stage)


@tried
@given(evening)
def test_the_desk_can_always_end_it_and_everyone_reads_everything(evening: Evening) -> None:
    stage = evening_of(evening)
    for verb in ("meetup.reopen", "restore"):
        ask(stage, (DESK, None, verb, {}, 0.0))
    for each in IDEAS:
        stage.desk("ideas.close", step=each)
        stage.desk("dots.close", step=each)
    assert not [each for each in IDEAS if (there := stage.meetup.collecting.of(each)).hidden or there.timed or there.open]
    assert [command for _, command in stage.meetup.due()] == []


@tried
@given(evening, seconds)
def test_after_panic_the_same_things_run_as_before_it_with_as_much_time(evening: Evening, waited: float) -> None:
    stage = evening_of((evening[0], [*evening[1], (DESK, None, "restore", {}, 0.0)]))
    stage.wait(0)
    assume(stage.meetup.life.state == "open")
    before, time_left = state(stage.meetup), left(stage.meetup, stage.now)
    for back in ("restore", "undo"):
        again = deepcopy(stage)
        again.desk("panic")
        again.wait(waited)
        again.desk(back)
        assert state(again.meetup) == before, back
        assert left(again.meetup, again.now) == pytest.approx(time_left), back


@tried
@given(short, deed() | deed(WRITING_OR_DOTS), seconds)
def test_taken_back_all_is_as_it_was_or_nothing_is_done(evening: Evening, deed: Deed, waited: float) -> None:
    """What the clock did meanwhile may be in the way; then too everything holds."""
    stage = evening_of(evening)
    stage.wait(0)
    before, lines = state(stage.meetup), len(stage.log)
    assume(ask(stage, (DESK, None, *deed, 0.0)) and len(stage.log) > lines)
    stage.wait(waited)
    by_clock = [entry for entry in stage.log[lines:] if entry.by == TIMER]
    verb, as_it_was = views.documents(stage.meetup, DESK)["undo"]["verb"], state(stage.meetup)
    taken = ask(stage, (DESK, None, "undo", {}, 0.0))
    check(stage)
    assert verb == deed[0]
    if not taken:
        assert by_clock, "only the clock can be in the way of taking back the last"
        assert state(stage.meetup) == as_it_was
    elif not by_clock:
        assert state(stage.meetup) == before


@tried
@given(short, deed_and_what_came_then(), st.sampled_from([DESK, OPERATOR]))
def test_an_earlier_line_taken_back_holds_too_or_nothing_is_done(evening: Evening, course: tuple[Deed, list[Asked]], audience: str) -> None:
    deed, since = course
    stage = evening_of(evening)
    lines = len(stage.log)
    assume(audience in Command.known[deed[0]].by and ask(stage, (audience, None, *deed, 0.0)) and len(stage.log) > lines)
    line = stage.log[lines].seq
    for each in since:
        ask(stage, each)
    stage.wait(0)
    as_it_was = state(stage.meetup)
    if not ask(stage, (audience, None, "undo", {"line": line}, 0.0)):
        assert state(stage.meetup) == as_it_was
    check(stage)
    check_again(stage)
