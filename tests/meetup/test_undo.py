"""Undo, whatever happened before it: everyone is told what they were told before, or the desk hears why not."""

from __future__ import annotations

import os
from collections.abc import Sequence
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from facilitator.errors import Refusal
from facilitator.meetup import Change, views
from facilitator.meetup.rounds import CLOSED, RoundOpened
from facilitator.meetup.words import AUDIENCES, DESK, Command
from tests.meetup.test_documents import FIELDS, PEOPLE, VERBS, asked, opened
from tests.support.stage import Stage

# of each test, always the same; `make torture` makes up more, and others each time
LONG = os.environ.get("UNDO_EVENINGS")
tried = settings(max_examples=int(LONG or 30), derandomize=not LONG, database=None, deadline=None)
Deed = tuple[str, dict[str, Any]]
Asked = tuple[str, str | None, str, dict[str, Any], float]

BY_DESK = [verb for verb in VERBS if DESK in Command.known[verb].by and Command.known[verb].undoable]
moment = st.sampled_from([0.0, 0.3, 3.0, 12.0])


@st.composite
def led(draw: st.DrawFn, verbs: Sequence[str] = BY_DESK) -> Deed:
    """A command of the desk that can be taken back."""
    verb = draw(st.sampled_from(verbs))
    return verb, {name: draw(values) for name, values in FIELDS.get(verb, {}).items()}


@st.composite
def led_and_what_came_then(draw: st.DrawFn) -> tuple[Deed, list[Asked]]:
    """The same, with commands after it of anybody, half of them about the same."""
    deed = draw(led())
    like_it = led([verb for verb in BY_DESK if verb.partition(".")[0] == deed[0].partition(".")[0]])
    again = st.builds(lambda like, seconds: ("desk", None, *like, seconds), like_it, moment)
    return deed, draw(st.lists(asked() | again, min_size=1, max_size=4))


evening = st.lists(asked(), max_size=15)


def evening_of(commands: Sequence[Asked]) -> Stage:
    stage = opened()
    for each in commands:
        ask(stage, each)
    return stage


def ask(stage: Stage, asked: Asked) -> object:
    """What came of a command: what it changed, or the refusal."""
    audience, participant, verb, fields, seconds = asked
    stage.wait(seconds)
    try:
        return stage.do(audience, verb, participant, **fields)
    except Refusal as refusal:
        return type(refusal), str(refusal)


def lead(stage: Stage, verb: str, fields: dict[str, Any]) -> tuple[Change, ...]:
    """What the desk changed; nothing when it was refused, and told why."""
    try:
        return stage.desk(verb, **fields)
    except Refusal as refusal:
        return () if str(refusal) else pytest.fail(f"{verb} was refused without a word")


def told(stage: Stage) -> dict[str, Any]:
    """What everyone is told, but for the log, since when things are as they are, and rounds whose opening was taken back: desk and operator keep those."""
    unlike = {"log", *(f"round/{found.id}" for found in stage.meetup.rounds.by_id.values() if found.taken_back)}
    everyone = {who: {key: doc for key, doc in views.documents(stage.meetup, who).items() if key not in unlike} for who in AUDIENCES}
    for docs in everyone.values():
        docs |= {key: {**doc, "closed_at": None} for key, doc in docs.items() if key.startswith("round") and "closed_at" in doc}
        if "show" in docs:
            docs["show"] = {**docs["show"], "aired_at": None, "steps": [{**step, "spent": None} for step in docs["show"]["steps"]]}
        if "undo" in docs:
            docs["undo"] = {**docs["undo"], "line": None}
        if "panic" in docs:
            docs["panic"] = {**docs["panic"], "since": None}
        if "fragment" in docs:
            docs["fragment"] = {**docs["fragment"], "at": None, "position": stage.meetup.playback.place(stage.meetup, stage.now)}
    return everyone | {person: views.own_documents(stage.meetup, person) for person in PEOPLE}


def ballots(stage: Stage) -> list[dict[str, Any]]:
    return [dict(found.ballots) for found in stage.meetup.rounds.by_id.values()]


@tried
@given(evening, led())
def test_taken_back_at_once_everyone_is_told_what_they_were_told_before(before: list[Asked], deed: Deed) -> None:
    stage = evening_of(before)
    as_it_was, given_before = told(stage), ballots(stage)
    assume(lead(stage, *deed))
    stage.desk("undo")
    assert told(stage) == as_it_was
    assert ballots(stage)[: len(given_before)] == given_before


@tried
@given(evening, led_and_what_came_then(), moment)
def test_an_earlier_line_is_taken_back_as_if_it_had_never_been_or_not_at_all(before: list[Asked], course: tuple[Deed, list[Asked]], seconds: float) -> None:
    (deed, since), stage = course, evening_of(before)
    without = deepcopy(stage)
    assume(lead(stage, *deed))
    line = stage.meetup.past.deeds[-1].first
    happened, otherwise = [ask(stage, each) for each in since], [ask(without, each) for each in since]
    stage.wait(seconds)
    without.wait(seconds)
    as_it_was = told(stage)
    if not lead(stage, "undo", {"line": line}):
        assert told(stage) == as_it_was
        return
    assume(happened == otherwise and deed not in [(verb, fields) for _, _, verb, fields, _ in since])  # what is said twice is one
    stage.wait(0)  # a round whose time is over closes
    assert told(stage) == told(without)


@tried
@given(
    evening,
    st.sampled_from(["show.go", "round.open", "round.again"]),
    st.sampled_from(["s2", "s5", "s6"]),
    st.dictionaries(st.sampled_from(PEOPLE), st.sampled_from(["o1", "o2"])),
    moment,
)
def test_taking_back_an_opening_closes_the_round_and_keeps_its_ballots(
    before: list[Asked], verb: str, step: str, given: dict[str, str], seconds: float
) -> None:
    stage = evening_of(before)
    opened = [change.round for change in lead(stage, verb, {"step": step}) if isinstance(change, RoundOpened)]
    assume(opened)
    for person, choice in given.items():
        ask(stage, ("phone", person, "answer", {"round": opened[0], "choice": choice}, 0.3))
    kept = ballots(stage)
    stage.wait(seconds)
    stage.desk("undo")
    assert ballots(stage) == kept
    assert stage.meetup.rounds.by_id[opened[0]].state == CLOSED
