"""First writing, then talking: a time to write, in which nobody reads what others write."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.errors import Closed, Invalid, NotOnAir
from facilitator.meetup.clock import ClockSet
from facilitator.meetup.panic import PanicChanged
from facilitator.meetup.words import TIMER, Entry
from tests.meetup.refused import refused
from tests.support.stage import Stage, events

IDEAS = {"screening": {"phones": False, "screen": False}, "support": "agree"}
CANARY = "kanarie in de klas"


def stage_with(writing: dict[str, Any] | None, **ideas: Any) -> Stage:
    """Two steps of ideas, the first with a time to write, on air."""
    written = {**IDEAS, **ideas, **({"writing": writing} if writing else {})}
    steps = [{"kind": "ideas", "title": "Eerst schrijven", "ideas": written}, {"kind": "ideas", "title": "Daarna", "ideas": IDEAS}]
    stage = Stage({"title": "Klassen", "language": "nl", "steps": steps})
    stage.desk("show.go")
    return stage


@pytest.fixture
def stage() -> Stage:
    return stage_with({"minutes": 3})


def write(stage: Stage, text: str = CANARY, by: str = "p1") -> None:
    stage.phone(by, "idea.add", step="s1", text=text)
    stage.wait(0.3)  # the next push


def is_read(stage: Stage, audience: str) -> bool:
    return CANARY in str(stage.docs(audience))


# its clock


def test_go_starts_the_clock_that_everyone_sees(stage: Stage) -> None:
    for audience in ("phone", "screen", "desk"):
        clock = stage.docs(audience)["clock"]
        assert (clock["running"], clock["total"], clock["ends_at"]) == (True, 180, stage.now + 180)
        assert stage.docs(audience)["step"]["writing"]["hidden"] is True
    assert stage.docs("desk")["clock"]["step"] == "s1"


def test_a_step_without_a_time_to_write_is_as_before() -> None:
    stage = stage_with(None)
    assert "clock" not in stage.docs("phone")
    assert "writing" not in stage.docs("phone")["step"]
    assert "writing" not in stage.meetup.show.steps[0].own["ideas"]


def test_when_the_time_is_over_the_server_closes_it_after_a_moment_for_the_last_sentence(stage: Stage) -> None:
    stage.wait(180)
    write(stage, "nog net")
    stage.wait(9.5)
    assert stage.docs("phone")["step"]["open"] is True
    stage.wait(0.5)
    assert (stage.docs("phone")["step"]["open"], "writing" in stage.docs("phone")["step"], "clock" in stage.docs("phone")) == (False, False, False)
    assert (stage.log[-1].by, stage.log[-1].verb) == ("timer", "timer.end_writing")
    with refused(Closed):
        write(stage, "te laat")
    assert list(stage.meetup.due()) == []
    assert stage.again().collecting.by_step == stage.meetup.collecting.by_step


def test_or_it_stays_open_and_only_what_was_hidden_is_seen() -> None:
    stage = stage_with({"minutes": 1, "then": "open"})
    write(stage)
    stage.wait(59)
    assert not is_read(stage, "phone")
    stage.wait(1)
    assert is_read(stage, "phone")
    write(stage, "nog een")


def test_a_paused_clock_closes_nothing_and_a_minute_more_is_one(stage: Stage) -> None:
    stage.wait(100)
    stage.desk("clock.pause")
    stage.wait(1000)
    stage.desk("clock.start")
    stage.desk("clock.add", seconds=60)
    stage.wait(149)
    assert stage.docs("phone")["step"]["open"] is True
    stage.wait(1)
    assert stage.docs("phone")["step"]["open"] is False


def test_a_minute_more_in_the_last_moment_is_in_time(stage: Stage) -> None:
    stage.wait(185)
    stage.desk("clock.add", seconds=60)
    stage.wait(60)
    assert stage.docs("phone")["step"]["open"] is True


def test_another_clock_by_hand_is_that_of_the_writing(stage: Stage) -> None:
    stage.desk("clock.start", seconds=30)
    stage.wait(40)
    assert stage.docs("phone")["step"]["open"] is False


def test_without_its_clock_it_goes_on_until_the_desk_ends_it(stage: Stage) -> None:
    write(stage)
    stage.desk("clock.clear")
    stage.wait(5000)
    assert (stage.docs("phone")["step"]["open"], is_read(stage, "phone")) == (True, False)
    stage.desk("ideas.close")
    assert is_read(stage, "phone")


def test_panic_stops_the_clock_and_restoring_lets_it_go_on(stage: Stage) -> None:
    stage.wait(60)
    stage.desk("panic")
    assert (stage.docs("phone")["clock"]["running"], stage.docs("phone")["clock"]["left"]) == (False, 120)
    stage.wait(500)
    assert stage.docs("phone")["step"]["open"] is True
    stage.desk("restore")
    stage.wait(129)
    assert stage.docs("phone")["step"]["open"] is True
    stage.wait(1)
    assert stage.docs("phone")["step"]["open"] is False


def test_panic_leaves_a_clock_that_stood_still_as_it_was(stage: Stage) -> None:
    stage.desk("clock.pause")
    stage.desk("panic")
    stage.desk("restore")
    assert stage.docs("phone")["clock"]["running"] is False


def test_taking_panic_back_gives_the_time_back_as_restoring_does(stage: Stage) -> None:
    stage.wait(60)
    stage.desk("panic")
    stage.wait(500)
    stage.desk("undo")
    assert (stage.docs("phone")["clock"]["running"], stage.docs("phone")["clock"]["ends_at"]) == (True, stage.now + 120)
    stage.wait(129)
    assert stage.docs("phone")["step"]["open"] is True
    assert stage.again().clock == stage.meetup.clock


def test_panic_ends_elsewhere_and_the_time_to_write_goes_on(stage: Stage) -> None:
    write(stage)
    stage.desk("panic")
    stage.desk("show.go")
    stage.wait(5000)
    assert not is_read(stage, "phone")
    stage.desk("restore")
    stage.wait(60)
    assert not is_read(stage, "phone")
    stage.desk("show.back")
    assert (stage.docs("phone")["clock"]["running"], stage.docs("phone")["clock"]["ends_at"]) == (True, pytest.approx(stage.now + 119.7))
    stage.wait(130)
    assert (is_read(stage, "phone"), stage.docs("phone")["step"]["open"]) == (True, False)


def test_panic_that_ends_elsewhere_shows_what_was_written_when_its_time_is_over(stage: Stage) -> None:
    write(stage)
    stage.desk("panic")
    stage.desk("show.go")
    stage.desk("restore")
    stage.wait(179)
    assert stage.meetup.collecting.of("s1").hidden
    stage.wait(1)
    assert not stage.meetup.collecting.of("s1").hidden
    assert list(stage.meetup.due()) == []
    assert stage.again().collecting.by_step == stage.meetup.collecting.by_step


def test_panic_stops_the_time_to_write_of_a_step_that_the_air_left(stage: Stage) -> None:
    stage.desk("show.go")
    stage.wait(60)
    stage.desk("panic")
    stage.wait(5000)
    assert stage.meetup.collecting.of("s1").hidden
    stage.desk("restore")
    stage.wait(119)
    assert stage.meetup.collecting.of("s1").hidden
    stage.wait(1)
    assert not stage.meetup.collecting.of("s1").hidden


def test_a_time_to_write_that_is_given_during_panic_begins_with_its_end() -> None:
    stage = stage_with({"minutes": 3})
    for verb, fields in (("show.go", {}), ("panic", {}), ("show.go", {"step": "s1"}), ("ideas.open", {"seconds": 60})):
        stage.desk(verb, **fields)
    stage.wait(5000)
    assert (stage.docs("phone")["clock"]["running"], stage.docs("phone")["step"]["open"]) == (False, True)
    stage.desk("clock.add", seconds=60)
    stage.desk("restore")
    assert stage.docs("phone")["clock"]["ends_at"] == stage.now + 120


def test_panic_of_an_earlier_version_lets_its_clock_go_on_too(stage: Stage) -> None:
    for event in (PanicChanged(True, stopped=True), ClockSet(180, 100, None, "s1")):
        stage.meetup.apply(Entry(stage.meetup.seq + 1, stage.now, "desk", "panic", stage.meetup.seq + 1, event))
    stage.desk("restore")
    assert stage.docs("phone")["clock"]["ends_at"] == stage.now + 100


def test_a_timer_that_comes_too_late_or_too_early_changes_nothing(stage: Stage) -> None:
    assert stage.do(TIMER, "timer.end_writing", step="s1") == ()
    stage.desk("ideas.close")
    assert stage.do(TIMER, "timer.end_writing", step="s1") == ()


# hidden


def test_so_long_nobody_reads_what_others_write(stage: Stage) -> None:
    write(stage)
    for audience in ("phone", "screen", "remote"):
        assert not is_read(stage, audience)
    assert is_read(stage, "desk")
    assert is_read(stage, "operator")
    assert stage.docs("desk")["idea/1"]["status"] == "shown", "it waits for nobody at the desk"
    assert (stage.docs("desk")["idea/1"]["phones"], stage.docs("desk")["idea/1"]["screen"]) == (False, False)
    assert stage.docs("screen")["step"]["writing"]["written"] == 1
    assert "written" not in stage.docs("phone")["step"]["writing"], "they would hear of every idea"


def test_a_phone_hears_nothing_while_others_write(stage: Stage) -> None:
    stage.told.clear()
    stage.now += 1
    write(stage)
    assert ("phone", None) not in stage.told


def test_ones_own_is_received_and_kept(stage: Stage) -> None:
    write(stage)
    assert (stage.mine("p1")["my/idea/1"]["status"], stage.mine("p1")["my/idea/1"]["kept"]) == ("waiting", True)
    stage.wait(190)
    assert (stage.mine("p1")["my/idea/1"]["status"], "kept" in stage.mine("p1")["my/idea/1"]) == ("shown", False)


def test_what_waits_for_the_desk_waits_after_it_too() -> None:
    stage = stage_with({"minutes": 1}, screening={"phones": True, "screen": True})
    write(stage)
    assert "kept" not in stage.mine("p1")["my/idea/1"]
    stage.wait(70)
    assert not is_read(stage, "phone")
    assert not is_read(stage, "screen")
    assert stage.docs("desk")["idea/1"]["status"] == "waiting"


def test_what_the_desk_shows_meanwhile_is_seen_with_the_others(stage: Stage) -> None:
    stage.desk("ideas.screen", screen=True)
    write(stage)
    stage.desk("idea.show", idea=1)
    assert not is_read(stage, "screen")
    stage.wait(190)
    assert is_read(stage, "screen")


def test_nobody_supports_what_nobody_reads(stage: Stage) -> None:
    write(stage)
    with refused(Closed):
        stage.phone("p2", "idea.support", idea=1, value="agree")


def test_the_desk_shows_it_before_the_time_is_over(stage: Stage) -> None:
    write(stage)
    stage.desk("ideas.open", hidden=False)
    assert (is_read(stage, "phone"), is_read(stage, "screen"), stage.docs("phone")["step"]["open"]) == (True, True, True)
    assert stage.docs("phone")["clock"]["running"] is True
    stage.wait(190)
    assert stage.docs("phone")["step"]["open"] is False
    assert stage.again().collecting.by_step == stage.meetup.collecting.by_step


def test_it_may_be_seen_at_once() -> None:
    stage = stage_with({"minutes": 1, "hidden": False})
    write(stage)
    assert is_read(stage, "phone")
    stage.wait(70)
    assert stage.docs("phone")["step"]["open"] is False


def test_closing_shows_it(stage: Stage) -> None:
    write(stage)
    stage.do("operator", "ideas.close")
    assert is_read(stage, "screen")
    assert "clock" not in stage.docs("desk")


def test_the_end_of_the_evening_shows_it(stage: Stage) -> None:
    write(stage)
    stage.desk("meetup.close")
    assert not stage.meetup.collecting.of("s1").hidden


def test_dots_end_it(stage: Stage) -> None:
    write(stage)
    stage.desk("ideas.open", hidden=False)
    stage.desk("dots.open")
    assert not stage.meetup.collecting.timed("s1")
    assert "clock" not in stage.docs("desk")


# the air


def test_a_go_too_early_shows_nothing_and_the_way_back_goes_on(stage: Stage) -> None:
    write(stage)
    stage.wait(60)
    stage.desk("show.go")
    assert (is_read(stage, "phone"), "clock" in stage.docs("phone")) == (False, False)
    stage.wait(20)
    stage.desk("show.back")
    assert (is_read(stage, "phone"), stage.docs("phone")["step"]["open"]) == (False, True)
    assert stage.docs("phone")["clock"]["ends_at"] == pytest.approx(stage.now + 99.7)
    stage.wait(110)
    assert (is_read(stage, "phone"), stage.docs("phone")["step"]["open"]) == (True, False)


def test_its_time_is_over_elsewhere_too(stage: Stage) -> None:
    write(stage)
    stage.desk("show.go")
    stage.wait(190)
    assert not stage.meetup.collecting.of("s1").hidden
    stage.desk("show.back")
    assert is_read(stage, "phone")


def test_a_step_that_is_on_air_again_has_no_second_time_to_write(stage: Stage) -> None:
    write(stage)
    stage.wait(190)
    stage.desk("show.go")
    stage.desk("show.go", step="s1")
    assert "writing" not in stage.docs("phone")["step"]
    assert is_read(stage, "phone")


def test_taking_go_back_takes_the_time_to_write_away(stage: Stage) -> None:
    stage.desk("undo")
    assert "clock" not in stage.docs("desk")
    assert not stage.meetup.collecting.timed("s1")


@pytest.mark.parametrize("then", ["close", "open"])
def test_when_its_time_was_over_elsewhere_the_way_back_is_to_what_was_promised(then: str) -> None:
    stage = stage_with({"minutes": 1, "then": then})
    write(stage)
    stage.desk("show.go")
    stage.wait(80)
    stage.desk("show.back")
    assert (stage.docs("phone")["step"]["open"], is_read(stage, "phone"), "clock" in stage.docs("phone")) == (then == "open", True, False)
    assert stage.again().collecting.by_step == stage.meetup.collecting.by_step


def test_it_is_over_on_the_way_back_also_when_the_timer_was_late(stage: Stage) -> None:
    write(stage)
    stage.desk("show.go")
    stage.now += 200
    stage.desk("show.back")
    assert (stage.docs("phone")["step"]["open"], is_read(stage, "phone"), "clock" in stage.docs("phone")) == (False, True, False)


def test_what_the_desk_closed_meanwhile_comes_back_closed(stage: Stage) -> None:
    stage.desk("show.go")
    stage.desk("ideas.close", step="s1")
    stage.desk("show.back")
    assert stage.docs("phone")["step"]["open"] is False
    stage.desk("undo")
    stage.desk("undo")
    stage.desk("show.back")
    assert stage.docs("phone")["step"]["open"] is True


def test_the_clock_of_a_talk_makes_room_for_that_of_the_writing() -> None:
    talk = {"kind": "talk", "title": "Samen", "talk": {"phases": [{"title": "Nu", "minutes": 1}]}}
    stage = stage_with({"minutes": 3})
    stage.desk("show.add", step=talk)
    stage.desk("show.go", step="s3")
    assert stage.docs("phone")["clock"]["total"] == 60
    stage.desk("show.back")
    assert (stage.docs("phone")["clock"]["total"], stage.docs("phone")["clock"]["running"]) == (180, True)


# taking back


def test_z_after_the_time_is_over_hides_nothing_again(stage: Stage) -> None:
    write(stage)
    stage.desk("ideas.open", hidden=False)
    stage.wait(200)
    assert is_read(stage, "phone")
    with refused(Invalid):
        stage.desk("undo")
    assert (is_read(stage, "phone"), is_read(stage, "screen")) == (True, True)
    assert stage.meetup.collecting.of("s1").timed is False


@pytest.mark.parametrize(("verb", "fields"), [("clock.add", {"seconds": 10}), ("clock.start", {"seconds": 30}), ("show.go", {})])
def test_z_after_the_time_is_over_brings_no_clock_that_is_over(stage: Stage, verb: str, fields: dict[str, Any]) -> None:
    stage.desk(verb, **fields)
    stage.wait(200)
    with refused(Invalid):
        stage.desk("undo")
    assert "clock" not in stage.docs("screen")
    if verb == "show.go":
        stage.desk("show.back")
        assert stage.docs("phone")["step"]["open"] is False


def test_giving_the_time_that_is_over_can_be_taken_back_with_nothing_left_hidden() -> None:
    stage = stage_with(None)
    stage.desk("ideas.open", seconds=60)
    write(stage)
    stage.desk("undo")
    assert (is_read(stage, "phone"), stage.docs("phone")["step"]["open"]) == (True, True)


@pytest.mark.parametrize(("verb", "fields"), [("clock.pause", {}), ("clock.clear", {}), ("ideas.close", {}), ("dots.open", {})])
def test_taking_back_what_ended_or_stopped_it_gives_the_time_back(stage: Stage, verb: str, fields: dict[str, Any]) -> None:
    write(stage)
    stage.desk(verb, **fields)
    stage.wait(500)
    stage.desk("undo")
    assert (is_read(stage, "phone"), stage.docs("phone")["step"]["open"]) == (False, True)
    assert stage.docs("phone")["clock"]["ends_at"] == pytest.approx(stage.now + 179.7)
    assert stage.again().clock == stage.meetup.clock


def test_a_clock_that_was_started_while_the_own_one_was_away_gives_it_back(stage: Stage) -> None:
    stage.desk("show.go")
    stage.desk("clock.start", seconds=600)
    stage.desk("show.back")
    stage.desk("clock.start", seconds=30)
    stage.desk("undo")
    stage.wait(189)
    assert stage.meetup.collecting.of("s1").hidden
    stage.wait(1)
    assert not stage.meetup.collecting.of("s1").hidden


# from the desk


def test_the_desk_gives_time_to_write() -> None:
    stage = stage_with(None)
    assert events(stage.desk("ideas.open", seconds=120)) == ["WritingSet", "ClockSet"]
    assert stage.docs("phone")["step"]["writing"] == {"hidden": True, "then": "close"}
    write(stage)
    stage.wait(130)
    assert (is_read(stage, "phone"), stage.docs("phone")["step"]["open"]) == (True, False)
    stage.do("operator", "ideas.open", seconds=60, hidden=False, then="open")
    assert (is_read(stage, "phone"), stage.docs("phone")["step"]["open"]) == (True, True)
    stage.wait(60)
    assert stage.docs("phone")["step"]["open"] is True


def test_the_desk_hides_without_a_clock_and_shows() -> None:
    stage = stage_with(None)
    stage.desk("ideas.open", hidden=True)
    write(stage)
    assert not is_read(stage, "phone")
    assert stage.desk("ideas.open", hidden=True) == ()
    stage.desk("undo")
    assert is_read(stage, "phone")


@pytest.mark.parametrize(("path", "fields"), [("seconds", {"seconds": 0}), ("seconds", {"seconds": 4000}), ("then", {"seconds": 60, "then": "later"})])
def test_a_time_that_is_none_is_refused(stage: Stage, path: str, fields: dict[str, Any]) -> None:
    with refused(Invalid, path):
        stage.desk("ideas.open", **fields)


def test_there_is_time_to_write_on_air_only(stage: Stage) -> None:
    with refused(NotOnAir):
        stage.desk("ideas.open", step="s2", seconds=60)
