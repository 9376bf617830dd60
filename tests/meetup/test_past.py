"""Undo: every command of the desk that can be taken back is, and the log keeps both."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from facilitator.errors import Closed, Invalid, NotAllowed
from facilitator.meetup.past import REMEMBERED, Undo
from facilitator.meetup.words import AUDIENCES, Command
from tests.meetup.refused import refused
from tests.support.stage import Stage, events, views

Deed = tuple[str, dict[str, Any]]
AUTHOR = "p1"
IDEA: Deed = ("idea.add", {"step": "s4", "theme": "oplossing", "text": "Loten"})
AT_POLL: list[Deed] = [("show.go", {"step": "s2"}), ("answer", {"round": "r1", "choice": "o1"})]
AT_FRAGMENT: list[Deed] = [("show.go", {"step": "s3"})]
AT_IDEAS: list[Deed] = [("show.go", {"step": "s4"}), IDEA, ("idea.support", {"idea": 1, "value": "agree"})]
TWO_IDEAS: list[Deed] = [*AT_IDEAS, *(("idea.add", {"step": "s4", "theme": "oplossing", "text": text}) for text in ("Lot!", "Later kiezen"))]
MERGED: list[Deed] = [*TWO_IDEAS, ("idea.merge", {"idea": 2, "into": 1})]
GROUPED: list[Deed] = [*MERGED, ("group.put", {"ideas": [1], "name": "Loten"})]
DOTTED: list[Deed] = [*TWO_IDEAS, ("dots.open", {}), ("dot.place", {"idea": 1}), ("dots.close", {})]
SPLIT_SUPPORT: list[Deed] = [*TWO_IDEAS, ("ideas.close", {}), ("ideas.split", {})]
AT_TALK: list[Deed] = [("show.go", {"step": "s8"})]
AT_TABLES: list[Deed] = [("meetup.edit", {"changes": {"tables": 2}}), *AT_TALK]
PAST_TALK: list[Deed] = [*AT_TALK, ("talk.phase", {"phase": 1}), ("show.go", {"step": "s1"})]
BACK_AT_TALK: list[Deed] = [*PAST_TALK, ("show.back", {})]
STEP = {"kind": "text", "title": "Erbij"}
WORDS = {"kind": "poll", "title": "Woorden", "poll": {"kind": "words", "question": "Wat?"}}
AT_WORDS: list[Deed] = [("show.add", {"step": WORDS}), ("show.go", {"step": "s9"}), ("answer", {"round": "r1", "choice": ["taal"]})]
AT_SPLIT: list[Deed] = [*AT_POLL, ("round.close", {}), ("round.again", {}), ("meetup.close", {}), ("round.split", {})]
SHIFT = {"view": "shift"}
AGREED = {"kind": "agreements", "title": "Afspraken"}
CONDITION: Deed = ("condition.add", {"level": "zelf", "text": "Tijd"})
OFFER: Deed = ("agreement.offer", {"step": "s9", "what": "Bellen", "name": "Naam", "on_screen": True})
AT_AGREED: list[Deed] = [
    ("show.add", {"step": AGREED}),
    ("show.go", {"step": "s9"}),
    CONDITION,
    OFFER,
    ("condition.offer", {"step": "s9", "level": "zelf", "text": "Geld"}),
]
AT_VOTE: list[Deed] = [*AT_AGREED, ("conditions.open", {}), ("condition.vote", {"condition": 1, "value": "agree"})]
TAKEN: list[Deed] = [*AT_AGREED, ("agreement.place", {"agreement": 1, "to": "listed"})]
HIDDEN = {"round": "r1", "text": "taal"}

# verb -> what went before, and the fields of the command that is taken back
UNDONE: dict[str, list[tuple[list[Deed], dict[str, Any]]]] = {
    "show.go": [
        ([], {}),
        ([], {"step": "s2"}),
        (AT_POLL, {"step": "s1"}),
        (AT_FRAGMENT, {}),
        (AT_IDEAS, {"step": "s3"}),
        (AT_POLL, {"step": "s6"}),
        (AT_POLL, {"step": "s8"}),
        (AT_TALK, {"step": "s1"}),
        (PAST_TALK, {"step": "s8"}),
        (AT_VOTE, {"step": "s1"}),
    ],
    "show.back": [([("show.go", {}), *AT_TALK], {}), (PAST_TALK, {}), ([("show.go", {}), *AT_POLL], {}), ([("show.go", {}), *AT_IDEAS], {})],
    "show.add": [(AT_POLL, {"step": STEP, "before": "s1"})],
    "show.edit": [([("show.skip", {"step": "s2", "on": True})], {"step": "s2", "changes": {"title": "Anders"}})],
    "show.move": [(AT_POLL, {"step": "s2"})],
    "show.skip": [(AT_POLL, {"step": "s3", "on": True})],
    "show.remove": [(AT_POLL, {"step": "s3"})],
    "round.close": [(AT_POLL, {})],
    "round.reveal": [([*AT_POLL, ("round.hide", {})], {})],
    "round.hide": [(AT_POLL, {}), ([*AT_POLL, ("round.reveal", {})], {})],
    "round.open": [([("show.go", {"step": "s6"})], {}), (AT_POLL, {"step": "s6"})],
    "round.again": [(AT_POLL, {})],
    "round.view": [(AT_SPLIT, SHIFT), ([*AT_SPLIT, ("round.view", SHIFT)], {"view": "all"})],
    "ideas.open": [([*AT_IDEAS, ("ideas.close", {})], {}), (AT_IDEAS, {"seconds": 60}), (AT_IDEAS, {"hidden": True}), (AT_IDEAS, {"weighing": True})],
    "ideas.close": [(AT_IDEAS, {}), ([*AT_IDEAS, ("ideas.open", {"seconds": 60})], {})],
    "ideas.reveal": [([*AT_IDEAS, ("ideas.close", {})], {})],
    "ideas.hide": [([*AT_IDEAS, ("ideas.close", {}), ("ideas.reveal", {})], {})],
    "idea.show": [(AT_IDEAS, {"idea": 1}), ([*AT_IDEAS, ("idea.hide", {"idea": 1})], {"idea": 1})],
    "ideas.approve": [(TWO_IDEAS, {"ideas": [1, 2, 3]}), ([*TWO_IDEAS, ("idea.show", {"idea": 2})], {"ideas": [1, 2, 3]})],
    "idea.hide": [(AT_IDEAS, {"idea": 1}), ([*AT_IDEAS, ("idea.hide", {"idea": 1})], {"idea": 1, "why": "name"})],
    "idea.edit": [(AT_IDEAS, {"idea": 1, "text": "Anders"}), ([*AT_IDEAS, ("idea.edit", {"idea": 1, "text": "Anders"})], {"idea": 1, "text": "Loten"})],
    "idea.mute": [(AT_IDEAS, {"idea": 1, "on": True}), ([*AT_IDEAS, ("idea.mute", {"idea": 1, "on": True})], {"idea": 1, "on": False})],
    "ideas.screen": [(AT_IDEAS, {"phones": True, "screen": False}), ([*AT_IDEAS, ("ideas.screen", {"phones": True})], {"phones": False})],
    "idea.merge": [(TWO_IDEAS, {"idea": 2, "into": 1}), (MERGED, {"idea": 1, "into": 3}), (GROUPED, {"idea": 1, "into": 3})],
    "idea.ungroup": [(MERGED, {"idea": 2}), (GROUPED, {"idea": 1})],
    "group.put": [(TWO_IDEAS, {"ideas": [1, 2], "name": "Later kiezen"}), (GROUPED, {"ideas": [3], "group": "g1"}), (MERGED, {"ideas": [2], "name": "Geld"})],
    "group.name": [(GROUPED, {"group": "g1", "name": "Geld"})],
    "ideas.view": [(GROUPED, {"view": "groups"}), (DOTTED, {"view": "dots"}), (SPLIT_SUPPORT, {"view": "divided"}), (SPLIT_SUPPORT[:-1], {"view": "top"})],
    "dots.open": [(TWO_IDEAS, {}), (DOTTED, {})],
    "dots.close": [(DOTTED[:-1], {})],
    "answer.hide": [(AT_WORDS, HIDDEN)],
    "answer.show": [([*AT_WORDS, ("answer.hide", HIDDEN)], HIDDEN)],
    "talk.phase": [(AT_TALK, {"phase": 1}), ([*AT_TALK, ("talk.phase", {"phase": 2}), ("clock.pause", {})], {"phase": 0}), (BACK_AT_TALK, {"phase": 0})],
    "table.mark": [(AT_TABLES, {"table": "1"}), ([*AT_TABLES, ("table.mark", {"table": "1"})], {"table": "1", "done": False})],
    "condition.add": [(AT_AGREED, {"level": "zelf", "text": "Ruimte"}), (AT_VOTE, {"level": "zelf", "text": "Ruimte"})],
    "condition.edit": [(AT_AGREED, {"condition": 2, "text": "Anders"}), (AT_AGREED, {"condition": 1, "level": "Den Haag"})],
    "condition.place": [
        (AT_AGREED, {"condition": 1, "to": "parked"}),
        (AT_AGREED, {"condition": 2, "to": "listed"}),
        (AT_VOTE, {"condition": 1, "to": "hidden"}),
    ],
    "conditions.open": [(AT_AGREED, {}), ([*AT_VOTE, ("conditions.close", {})], {"condition": 1})],
    "conditions.close": [(AT_VOTE, {})],
    "agreement.add": [(AT_AGREED, {"deal": {"what": "Samen", "who": "docent"}})],
    "agreement.edit": [(TAKEN, {"agreement": 1, "changes": {"when": "mei"}})],
    "agreement.place": [(AT_AGREED, {"agreement": 1, "to": "listed"}), (TAKEN, {"agreement": 1, "to": "parked"})],
    "agreements.view": [(TAKEN, {"view": "agreements"}), ([*TAKEN, ("agreement.place", {"agreement": 1, "to": "parked"})], {"view": "parked", "page": 1})],
    "baton.pass": [
        ([*AT_AGREED, ("agreements.view", {"view": "baton"})], {"to": "Almere"}),
        ([*AT_AGREED, ("baton.pass", {"to": "Almere"})], {"to": "Urk", "message": "Hoe?"}),
    ],
    "clock.start": [([], {"seconds": 60.0}), ([("clock.start", {"seconds": 60.0}), ("clock.pause", {})], {})],
    "clock.pause": [([("clock.start", {"seconds": 60.0})], {})],
    "clock.add": [([("clock.start", {"seconds": 60.0})], {"seconds": 30.0})],
    "clock.clear": [([("clock.start", {"seconds": 60.0})], {})],
    "fragment.play": [(AT_FRAGMENT, {})],
    "fragment.volume": [(AT_FRAGMENT, {"level": 40})],
    "fragment.seek": [(AT_FRAGMENT, {"position": 9.0})],
    "screen.black": [(AT_POLL, {"on": True}), ([("screen.black", {"on": True})], {"on": False})],
    "screen.freeze": [(AT_POLL, {"on": True})],
    "screen.join": [(AT_POLL, {"on": True})],
    "meetup.close": [(AT_POLL, {}), (AT_IDEAS, {}), ([], {})],
    "meetup.edit": [([], {"changes": {"title": "Anders", "roles": []}}), ([("practice", {"choice": "o1"})], {"changes": {"language": "en"}})],
    "meetup.reopen": [([*AT_POLL, ("meetup.close", {})], {})],
    "panic": [([], {}), (AT_POLL, {}), (AT_IDEAS, {}), ([("screen.black", {"on": True})], {})],
    "restore": [([*AT_POLL, ("panic", {})], {})],
}
CASES = [(verb, before, fields) for verb, cases in UNDONE.items() for before, fields in cases]


@pytest.fixture
def stage() -> Stage:
    return Stage()


def do(stage: Stage, deeds: Sequence[Deed]) -> None:
    for verb, fields in deeds:
        if "phone" in Command.known[verb].by:
            stage.phone(AUTHOR, verb, **fields)
        else:
            stage.desk(verb, **fields)


GIVE_TIME_BACK = {"clock.pause", "clock.clear", "ideas.close"}  # a clock goes on from where they stopped it


def told(stage: Stage, verb: str = "") -> dict[str, Any]:
    """Everything that anyone is told, but for what undo itself changes, since when a thing is as it is, rounds that desk and
    operator keep although their opening was taken back, and when a clock ends that got its time back."""
    stage.wait(0.5)
    unlike = {"log", "undo", *(f"round/{found.id}" for found in stage.meetup.rounds.by_id.values() if found.taken_back)}
    everyone: dict[str, Any] = {audience: {key: doc for key, doc in stage.docs(audience).items() if key not in unlike} for audience in AUDIENCES}
    for docs in everyone.values():
        if "show" in docs:
            docs["show"] = {name: value for name, value in docs["show"].items() if name != "aired_at"}
            docs["show"]["steps"] = [{name: value for name, value in step.items() if name != "spent"} for step in docs["show"]["steps"]]
        if "panic" in docs:
            docs["panic"] = {"on": True}
        if "clock" in docs and verb in GIVE_TIME_BACK:
            docs["clock"] = {**docs["clock"], "ends_at": None, "left": None}
        if "fragment" in docs:
            docs["fragment"] = {name: value for name, value in docs["fragment"].items() if name != "at"}
    return everyone | {AUTHOR: stage.mine(AUTHOR)}


def test_every_command_that_can_be_taken_back_is_tried() -> None:
    otherwise = {"fragment.pause", "moments.reveal", "moments.hide"}  # tests of their own say how
    assert {verb for verb, command in Command.known.items() if command.undoable} == set(UNDONE) | otherwise


@pytest.mark.parametrize(("verb", "before", "fields"), CASES, ids=[f"{verb}-{number}" for number, (verb, _, _) in enumerate(CASES)])
def test_taken_back_everything_is_as_it_was(stage: Stage, verb: str, before: list[Deed], fields: dict[str, Any]) -> None:
    do(stage, before)
    as_it_was = told(stage, verb)
    stage.desk(verb, **fields)
    assert told(stage, verb) != as_it_was
    assert stage.docs("desk")["undo"]["verb"] == verb
    changes = stage.desk("undo")
    assert Undo().ack(changes) == {"undone": verb}
    assert told(stage, verb) == as_it_was


@pytest.mark.parametrize(("before", "verb", "opened"), [([], "round.open", "r1"), (AT_POLL, "round.again", "r2"), ([], "show.go", "r1")])
def test_taking_back_the_opening_of_a_round_closes_it_and_keeps_its_ballots(stage: Stage, before: list[Deed], verb: str, opened: str) -> None:
    do(stage, before)
    stage.desk(verb, step="s2")
    stage.phone("p2", "answer", round=opened, choice="o2")
    stage.desk("undo")
    found = stage.meetup.rounds.by_id[opened]
    assert (found.state, found.ballots) == ("closed", {"p2": "o2"})
    assert stage.mine("p2")[f"my/round/{opened}"] == {"choice": "o2"}
    stage.wait(1)
    assert stage.docs("desk")[f"round/{opened}"]["results"]["total"] == 1
    assert f"round/{opened}" not in stage.docs("phone")


def test_taking_back_that_a_question_was_asked_again_opens_the_old_round(stage: Stage) -> None:
    do(stage, [*AT_POLL, ("round.again", {})])
    assert stage.docs("phone")["round"]["id"] == "r2"
    stage.desk("undo")
    assert (stage.docs("phone")["round"]["id"], stage.docs("screen")["screen"]["scene"]) == ("r1", "round")
    stage.phone("p2", "answer", round="r1", choice="o2")
    assert stage.meetup.rounds.by_id["r1"].results()["counts"] == {"o1": 1, "o2": 1}


def test_a_round_that_was_closed_goes_on_when_the_closing_is_taken_back(stage: Stage) -> None:
    do(stage, [*AT_POLL, ("round.close", {})])
    stage.wait(3)
    assert stage.docs("screen")["round"]["state"] == "closed"
    stage.desk("undo")
    assert stage.docs("screen")["round"]["state"] == "open"
    assert stage.docs("screen")["round"]["results"] is None
    stage.wait(10)
    stage.phone(AUTHOR, "answer", round="r1", choice="o2")


@pytest.mark.parametrize("deed", [("round.again", {"step": "s2"}), ("meetup.close", {})])
def test_a_round_that_was_on_its_way_to_be_closed_is_not_open_for_good_by_an_undo(stage: Stage, deed: Deed) -> None:
    do(stage, [*AT_POLL, ("round.close", {}), deed, ("undo", {})])
    assert stage.docs("screen")["round"]["state"] == "closing"
    stage.wait(3)
    assert stage.docs("screen")["round"]["state"] == "closed"


def test_a_question_whose_asking_was_taken_back_is_asked_for_the_first_time(stage: Stage) -> None:
    do(stage, [("show.go", {"step": "s2"}), ("undo", {})])
    assert "round" not in stage.docs("phone")
    stage.desk("show.go", step="s2")
    assert (stage.docs("phone")["round"]["id"], stage.docs("phone")["round"]["number"]) == ("r2", 1)


@pytest.mark.parametrize(
    ("own", "given"),
    [
        ({"kind": "ideas", "ideas": {}}, ("idea.add", {"step": "s9", "text": "Loten"})),
        ({"kind": "poll", "poll": {"kind": "choice", "question": "?", "options": ["a", "b"]}}, ("answer", {"round": "r1", "choice": "o1"})),
    ],
)
def test_a_step_that_people_gave_something_in_stays_when_its_adding_is_taken_back(stage: Stage, own: dict[str, Any], given: Deed) -> None:
    do(stage, [("show.add", {"step": {"title": "Erbij", **own}}), ("show.go", {"step": "s9"}), given, ("undo", {}), ("undo", {})])
    assert [step["id"] for step in stage.docs("desk")["show"]["steps"]][-1] == "s9"
    for audience in AUDIENCES:
        assert views.documents(stage.again(), audience).keys() == stage.docs(audience).keys()
    changes = stage.desk("show.add", step=STEP)
    assert Command.known["show.add"](STEP).ack(changes) == {"step": "s10"}  # type: ignore[call-arg]


def test_a_step_that_nobody_gave_anything_in_goes_when_its_adding_is_taken_back(stage: Stage) -> None:
    clip = {"kind": "fragment", "title": "Erbij", "fragment": {"file": "clip.mp4", "out": 9}}
    do(stage, [("show.add", {"step": clip}), ("show.go", {"step": "s9"}), ("fragment.play", {}), ("undo", {}), ("undo", {}), ("undo", {})])
    assert [step["id"] for step in stage.docs("desk")["show"]["steps"]][-1] == "s8"
    do(stage, [*AT_FRAGMENT, ("undo", {})])
    assert "step" not in stage.docs("screen")


def test_taking_back_a_pause_plays_on_from_where_it_was_paused(stage: Stage) -> None:
    do(stage, [*AT_FRAGMENT, ("fragment.play", {})])
    stage.wait(3.0)
    stage.desk("fragment.pause")
    stage.wait(60.0)
    stage.desk("undo")
    fragment = stage.docs("screen")["fragment"]
    assert (fragment["position"], fragment["playing"], fragment["at"]) == (7.0, True, stage.now)
    stage.desk("undo")
    assert (stage.docs("screen")["fragment"]["position"], stage.docs("screen")["fragment"]["playing"]) == (4.0, False)


def test_taking_back_a_seek_goes_on_from_where_the_clip_was(stage: Stage) -> None:
    do(stage, [*AT_FRAGMENT, ("fragment.play", {})])
    stage.wait(3.0)
    do(stage, [("fragment.seek", {"position": 10.0}), ("undo", {})])
    assert (stage.docs("screen")["fragment"]["position"], stage.docs("screen")["fragment"]["playing"]) == (7.0, True)


def test_commands_are_taken_back_one_by_one_the_last_one_first(stage: Stage) -> None:
    do(stage, [("show.go", {}), ("screen.black", {"on": True}), ("clock.start", {"seconds": 60.0})])
    told_verbs = []
    while "undo" in stage.docs("desk"):
        told_verbs.append(stage.docs("desk")["undo"]["verb"])
        stage.desk("undo")
    assert told_verbs == ["clock.start", "screen.black", "show.go"]
    with refused(Invalid):
        stage.desk("undo")


def test_there_is_nothing_to_take_back_at_first_nor_of_what_phones_did(stage: Stage) -> None:
    with refused(Invalid):
        stage.desk("undo")
    do(stage, AT_IDEAS)
    assert stage.docs("desk")["undo"]["verb"] == "show.go"


def test_a_command_that_changed_nothing_is_not_taken_back(stage: Stage) -> None:
    do(stage, [("screen.black", {"on": True}), ("screen.black", {"on": True})])
    assert stage.desk("screen.black", on=True) == ()
    stage.desk("undo")
    assert stage.docs("screen")["screen"]["black"] is False
    assert "undo" not in stage.docs("desk")


def test_a_command_of_many_events_is_taken_back_as_one(stage: Stage) -> None:
    do(stage, [*AT_POLL, ("round.open", {"step": "s6"})])
    assert events(stage.desk("meetup.close")) == ["RoundClosed", "RoundClosed", "StateChanged"]
    assert events(stage.desk("undo")) == ["Undone", "StateChanged", "RoundReopened", "RoundReopened"]


def test_the_log_keeps_what_was_taken_back_and_that_it_was(stage: Stage) -> None:
    stage.desk("screen.black", on=True)
    lines = list(stage.log)
    stage.desk("undo")
    assert stage.log[: len(lines)] == lines
    assert [(entry.verb, type(entry.event).__name__) for entry in stage.log[len(lines) :]] == [("undo", "Undone"), ("undo", "ScreenSwitched")]


def test_the_desk_reads_what_would_be_taken_back_and_nobody_else_does(stage: Stage) -> None:
    stage.desk("show.go")
    assert stage.docs("desk")["undo"] == {"verb": "show.go", "text": "On air: {title}", "values": {"title": "Welkom"}, "line": 2}
    assert [audience for audience in AUDIENCES if "undo" in stage.docs(audience)] == ["desk"]
    for audience in ("phone", "screen", "remote"):
        with refused(NotAllowed):
            stage.do(audience, "undo")


def test_an_operator_takes_back_what_an_operator_did_whatever_the_desk_did_since(stage: Stage) -> None:
    do(stage, TWO_IDEAS)
    stage.do("operator", "idea.hide", idea=1)
    stage.do("operator", "group.put", ideas=[2], name="Loten")
    stage.desk("screen.black", on=True)
    stage.wait(1)
    assert (stage.docs("desk")["undo"]["verb"], stage.docs("operator")["undo"]["verb"]) == ("screen.black", "group.put")
    assert Undo().ack(stage.do("operator", "undo")) == {"undone": "group.put"}
    stage.wait(1)
    assert Undo().ack(stage.do("operator", "undo", line=stage.docs("operator")["undo"]["line"])) == {"undone": "idea.hide"}
    stage.wait(1)
    assert (stage.docs("screen")["screen"]["black"], stage.meetup.ideas.by_id[1].hidden) == (True, False)
    with refused(Invalid):
        stage.do("operator", "undo")
    with refused(Invalid):
        stage.do("operator", "undo", line=stage.docs("desk")["undo"]["line"])
    assert stage.docs("screen")["screen"]["black"]


def test_undo_reaches_back_a_hundred_commands(stage: Stage) -> None:
    for number in range(REMEMBERED + 5):
        stage.desk("screen.black", on=number % 2 == 0)
    for _ in range(REMEMBERED):
        stage.desk("undo")
    with refused(Invalid):
        stage.desk("undo")


def test_desk_and_operator_read_the_last_thirty_lines_of_the_log(stage: Stage) -> None:
    stage.desk("show.go")
    for number in range(40):
        stage.desk("screen.black", on=number % 2 == 0)
    entries = stage.docs("desk")["log"]["entries"]
    assert [entry["seq"] for entry in entries] == list(range(stage.log[-1].seq - 29, stage.log[-1].seq + 1))
    assert entries[-1] == {"seq": 43, "at": stage.now, "by": "desk", "verb": "screen.black", "text": "The screen is visible again.", "values": {}, "undo": True}
    assert [audience for audience in AUDIENCES if "log" in stage.docs(audience)] == ["desk", "operator"]


def first_lines(stage: Stage) -> dict[str, int]:
    """verb -> the log line with which it can be taken back."""
    stage.wait(0.5)
    return {line["verb"]: line["seq"] for line in stage.docs("desk")["log"]["entries"] if line.get("undo")}


def test_what_was_done_before_others_is_taken_back_alone(stage: Stage) -> None:
    do(stage, [*AT_IDEAS, ("idea.hide", {"idea": 1}), ("clock.start", {"seconds": 60.0}), ("screen.join", {"on": True})])
    stage.desk("undo", line=first_lines(stage)["idea.hide"])
    assert "idea/1" in stage.docs("phone")
    assert stage.docs("desk")["clock"]["running"]
    assert stage.docs("screen")["screen"]["join"]
    assert stage.docs("desk")["undo"]["verb"] == "screen.join"
    assert "idea.hide" not in first_lines(stage)


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (("idea.hide", {"idea": 1}), ("idea.show", {"idea": 1})),
        (("clock.start", {"seconds": 60.0}), ("clock.add", {"seconds": 30.0})),
        (("show.go", {"step": "s5"}), ("show.go", {"step": "s1"})),
        (("show.skip", {"step": "s6", "on": True}), ("show.move", {"step": "s7", "before": "s5"})),
        (("ideas.close", {}), ("ideas.open", {})),
        (("round.close", {"round": "r1"}), ("round.again", {"step": "s2"})),
        (("screen.black", {"on": True}), ("screen.black", {"on": False})),
    ],
)
def test_what_was_changed_again_since_is_refused_and_can_be_once_that_is_taken_back(stage: Stage, first: Deed, then: Deed) -> None:
    do(stage, [("round.open", {"step": "s2"}), *AT_IDEAS])
    as_it_was = told(stage)
    stage.desk(first[0], **first[1])
    line = first_lines(stage)[first[0]]
    stage.desk(then[0], **then[1])
    with refused(Invalid):
        stage.desk("undo", line=line)
    stage.desk("undo")
    stage.desk("undo", line=line)
    assert told(stage) == as_it_was


def test_a_round_whose_opening_was_taken_back_is_not_opened_again_by_another_undo(stage: Stage) -> None:
    do(stage, [("show.go", {"step": "s6"}), ("round.open", {})])
    line = first_lines(stage)["round.open"]
    stage.desk("round.close")
    stage.wait(1)
    stage.desk("undo", line=line)
    assert stage.meetup.rounds.by_id["r1"].state == "closed"
    with refused(Invalid):
        stage.desk("undo")
    assert stage.meetup.rounds.by_id["r1"].state == "closed"
    stage.wait(3)
    assert "round" not in stage.docs("phone")


def test_a_line_that_nothing_was_done_by_is_refused(stage: Stage) -> None:
    do(stage, AT_POLL)
    with refused(Invalid):
        stage.desk("undo", line=99)
    assert stage.docs("operator")["log"]["entries"]
    assert not any(line.get("undo") for line in stage.docs("operator")["log"]["entries"])


@pytest.mark.parametrize("arranging", [("show.add", {"step": STEP, "before": "s2"}), ("show.edit", {"step": "s7", "changes": {"title": "Anders"}})])
def test_what_was_arranged_of_a_step_that_was_on_air_since_is_not_taken_back(stage: Stage, arranging: Deed) -> None:
    do(stage, [("show.go", {"step": "s1"}), arranging])
    line = first_lines(stage)[arranging[0]]
    steps = stage.docs("desk")["show"]["steps"]
    touched = "s7" if arranging[0] == "show.edit" else next(step["id"] for step in steps if step["title"] == STEP["title"])
    stage.desk("show.go", step=touched)
    with refused(Invalid):
        stage.desk("undo", line=line)
    assert [step["id"] for step in stage.docs("desk")["show"]["steps"]] == [step["id"] for step in steps]
    stage.desk("undo")
    stage.desk("undo", line=line)
    assert stage.docs("desk")["show"]["steps"] != steps


def test_an_edit_of_a_step_in_which_people_answered_since_is_not_taken_back(stage: Stage) -> None:
    do(stage, [("show.go", {"step": "s1"}), ("show.edit", {"step": "s2", "changes": {"title": "Anders"}})])
    line = first_lines(stage)["show.edit"]
    stage.desk("round.open", step="s2")
    with refused(Invalid):
        stage.desk("undo", line=line)


def test_after_many_ideas_what_the_desk_did_can_still_be_taken_back_from_the_log(stage: Stage) -> None:
    do(stage, [("show.go", {"step": "s4"}), *([IDEA] * 40)])
    stage.wait(1)
    entries = stage.docs("desk")["log"]["entries"]
    assert [entry["seq"] for entry in entries if entry.get("undo")] == [2]
    assert len(entries) == 31


def test_an_early_go_is_not_taken_back_when_the_air_came_back_to_it_by_another_way(stage: Stage) -> None:
    do(stage, [("show.go", {"step": "s1"}), ("show.go", {"step": "s6"}), ("show.go", {"step": "s1"})])
    with refused(Invalid):
        stage.desk("undo", line=2)
    assert (stage.meetup.life.state, stage.meetup.show.on_air) == ("open", "s1")


def test_in_a_closed_meetup_only_the_closing_and_what_may_come_after_it_is_taken_back(stage: Stage) -> None:
    do(stage, [*AT_POLL, ("round.close", {}), ("meetup.close", {})])
    line = next(entry["seq"] for entry in stage.docs("desk")["log"]["entries"] if entry["verb"] == "round.close")
    with refused(Closed):
        stage.desk("undo", line=line)
    stage.desk("undo")
    assert stage.meetup.life.state == "open"
