"""Screening: what waits, set live; edited, removed for good, and phones that may not write any more."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.errors import Closed, Invalid, NotAllowed, TooLong
from facilitator.meetup.editing import IdeaEdited
from facilitator.meetup.ideas import IdeaAdded, IdeaEvent
from facilitator.meetup.marks import WHY
from facilitator.meetup.redacting import IdeaRedacted
from facilitator.meetup.words import AUDIENCES
from tests.meetup.refused import refused
from tests.support.stage import BEGIN, EVERY_KIND, PROGRAMME, Stage, events

FREE = {"screening": {"phones": False, "screen": False}, "support": "agree"}
OWN = "Juf Anna schreeuwt"
NEATER = "Een leerkracht schreeuwt"


def stage_with(ideas: dict[str, Any] = FREE) -> Stage:
    stage = Stage({**PROGRAMME, "steps": [{"kind": "ideas", "title": "Wat nu?", "ideas": ideas}, PROGRAMME["steps"][1]]})
    stage.desk("show.go")
    return stage


@pytest.fixture
def stage() -> Stage:
    """Ideas are on air, and everyone sees them at once."""
    return stage_with()


def write(stage: Stage, text: str = "Loten", author: str = "p1") -> int:
    stage.phone(author, "idea.add", step="s1", text=text)
    return len(stage.meetup.ideas.by_id)


def seen(stage: Stage, idea: int = 1) -> tuple[bool, bool]:
    """By phones, and by the screen."""
    stage.wait(1)
    return f"idea/{idea}" in stage.docs("phone"), f"idea/{idea}" in stage.docs("screen")


def at_desk(stage: Stage, idea: int = 1) -> dict[str, Any]:
    stage.wait(1)
    assert stage.docs("desk")[f"idea/{idea}"] == stage.docs("operator")[f"idea/{idea}"]
    told: dict[str, Any] = stage.docs("desk")[f"idea/{idea}"]
    return told


def everything(stage: Stage) -> str:
    """All that anybody is told, and all that is kept of what was done."""
    stage.wait(1)
    told = [stage.docs(audience) for audience in (*AUDIENCES, "office")] + [stage.mine(person) for person in ("p1", "p2")]
    return repr((told, vars(stage.meetup.past), stage.live.receipts, stage.live._refused))


# what waits


@pytest.mark.parametrize("audience", ["phones", "screen"])
def test_from_now_on_ideas_wait_there_and_what_the_room_has_seen_stays(stage: Stage, audience: str) -> None:
    write(stage)
    assert events(stage.do("operator", "ideas.screen", None, **{audience: True})) == ["ScreeningSet"]
    write(stage)
    assert (seen(stage, 1), seen(stage, 2)) == ((True, True), (audience != "phones", audience != "screen"))


def test_turning_it_off_throws_nothing_onto_the_screen_that_nobody_has_read() -> None:
    stage = stage_with({"screening": {"phones": True, "screen": True}})
    write(stage)
    stage.desk("ideas.screen", phones=False, screen=False)
    assert seen(stage) == (False, False)
    write(stage)
    assert seen(stage, 2) == (True, True)
    stage.desk("idea.show", idea=1)
    assert seen(stage) == (True, True)
    assert stage.again().ideas.by_id == stage.meetup.ideas.by_id


def test_desk_and_operator_are_told_how_each_step_screens(stage: Stage) -> None:
    assert stage.docs("desk")["screening"] == {"steps": {"s1": {"phones": False, "screen": False, "flagged": True}}}
    stage.desk("ideas.screen", step="s1", screen=True, flagged=False)
    for audience in ("desk", "operator"):
        assert stage.docs(audience)["screening"]["steps"]["s1"] == {"phones": False, "screen": True, "flagged": False}
    assert all("screening" not in stage.docs(audience) for audience in ("phone", "screen", "remote", "office"))
    stage.desk("show.add", step={"kind": "ideas", "title": "Nog eens"})
    assert set(stage.docs("desk")["screening"]["steps"]) == {"s1", "s3"}


def test_said_twice_it_changes_nothing_and_a_step_without_ideas_has_nothing_to_screen(stage: Stage) -> None:
    assert stage.desk("ideas.screen", screen=False) == ()
    assert stage.desk("ideas.screen") == ()
    with refused(Invalid):
        stage.desk("ideas.screen", step="s2", screen=True)


# what stands out


def test_what_stands_out_waits_where_others_are_shown_at_once(stage: Stage) -> None:
    write(stage, OWN)
    assert seen(stage) == (False, False)
    assert (at_desk(stage)["status"], at_desk(stage)["flags"]) == ("waiting", ["name"])
    assert stage.mine("p1")["my/idea/1"]["status"] == "waiting"
    stage.desk("idea.show", idea=1)
    assert seen(stage) == (True, True)
    assert "flags" not in stage.docs("phone")["idea/1"]


def test_unless_the_step_or_the_desk_says_otherwise() -> None:
    stage = stage_with({"screening": {"phones": False, "screen": False, "flagged": False}})
    write(stage, OWN)
    assert (seen(stage), at_desk(stage)["flags"]) == ((True, True), ["name"])
    stage.desk("ideas.screen", flagged=True)
    write(stage, OWN)
    assert seen(stage, 2) == (False, False)


def test_an_idea_keeps_what_was_found_when_it_was_written(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    write(stage, "een deugniet")
    monkeypatch.setattr("facilitator.meetup.flags.RUDE_WORDS", frozenset(["deugniet"]))
    assert write(stage, "een deugniet") == 2
    assert [idea.marks.flags for idea in stage.again().ideas.by_id.values()] == [(), ("rude",)]


# edited


def test_the_room_reads_other_words_and_its_author_both(stage: Stage) -> None:
    write(stage, OWN)
    assert events(stage.do("operator", "idea.edit", idea=1, text=f"  {NEATER} ")) == ["IdeaEdited"]
    assert seen(stage) == (False, False), "it goes on waiting"
    stage.desk("idea.show", idea=1)
    stage.wait(1)
    assert [stage.docs(audience)["idea/1"]["text"] for audience in ("phone", "screen", "desk")] == [NEATER] * 3
    assert (at_desk(stage)["original"], "original" in stage.docs("phone")["idea/1"]) == (OWN, False)
    assert [stage.mine("p1")["my/idea/1"][name] for name in ("text", "edited")] == [OWN, NEATER]
    assert OWN not in repr((stage.docs("phone"), stage.docs("screen"), stage.docs("remote"), stage.docs("office")))


def test_back_to_the_own_words_nothing_is_edited(stage: Stage) -> None:
    write(stage)
    for text in ("Anders", "Nog anders"):
        stage.desk("idea.edit", idea=1, text=text)
    assert at_desk(stage)["original"] == "Loten"
    stage.desk("idea.edit", idea=1, text="Loten")
    assert "original" not in at_desk(stage)
    assert "edited" not in stage.mine("p1")["my/idea/1"]
    assert stage.desk("idea.edit", idea=1, text="Loten") == ()


def test_edited_words_are_held_to_the_same_as_any_others(stage: Stage) -> None:
    write(stage)
    with refused(Invalid, "text"):
        stage.desk("idea.edit", idea=1, text=" \n")
    with refused(TooLong, "text"):
        stage.desk("idea.edit", idea=1, text="x" * 401)
    with refused(Invalid, "text"):
        stage.desk("idea.edit", idea=1, text="a\x00b")
    with refused(Invalid, "idea"):
        stage.desk("idea.edit", idea=9, text="x")
    stage.phone("p1", "idea.withdraw", idea=1)
    with refused(Closed):
        stage.desk("idea.edit", idea=1, text="x")


# why


def test_why_it_was_hidden_may_be_said_at_once_or_later(stage: Stage) -> None:
    write(stage)
    stage.desk("idea.hide", idea=1)
    assert "why" not in at_desk(stage)
    stage.desk("idea.hide", idea=1, why="double")
    assert at_desk(stage)["why"] == "double"
    assert stage.desk("idea.hide", idea=1) == stage.desk("idea.hide", idea=1, why="double") == ()
    stage.desk("idea.show", idea=1)
    assert "why" not in at_desk(stage)


@pytest.mark.parametrize("verb", ["idea.hide", "idea.redact"])
def test_a_reason_is_one_of_a_few(stage: Stage, verb: str) -> None:
    write(stage)
    with refused(Invalid, "why"):
        stage.desk(verb, idea=1, why="because")
    for number, why in enumerate(WHY, 1):
        write(stage)
        stage.desk(verb, idea=number, why=why)
        assert at_desk(stage, number)["why"] == why


# removed for good


def redacted(stage: Stage) -> None:
    """An idea was edited, hidden, shown, supported and muted; then its words were removed."""
    write(stage, OWN)
    stage.desk("idea.edit", idea=1, text=NEATER)
    stage.desk("idea.show", idea=1)
    stage.phone("p2", "idea.support", idea=1, value="agree")
    stage.desk("idea.mute", idea=1, on=True)
    stage.desk("idea.hide", idea=1, why="off_topic")
    stage.desk("idea.edit", idea=1, text=NEATER + "!")
    assert OWN in everything(stage)
    stage.wait(60)
    stage.do("operator", "idea.redact", idea=1, why="name")


def test_the_words_are_nowhere_any_more(stage: Stage) -> None:
    redacted(stage)
    assert not any(words in everything(stage) for words in (OWN, NEATER))


def test_what_is_left_is_its_number_why_and_when(stage: Stage) -> None:
    redacted(stage)
    told = at_desk(stage)
    assert {name: told[name] for name in ("id", "step", "theme", "text", "status", "why")} == {
        "id": 1,
        "step": "s1",
        "theme": None,
        "text": "",
        "status": "redacted",
        "why": "name",
    }
    assert told["at"] > BEGIN
    assert not {"flags", "original", "table"} & set(told)


def test_its_author_is_told_and_nobody_counts_for_it(stage: Stage) -> None:
    redacted(stage)
    assert stage.mine("p1")["my/idea/1"] == {"id": 1, "step": "s1", "theme": None, "text": "", "status": "redacted"}
    assert seen(stage) == (False, False)
    assert stage.docs("desk")["support"]["counts"] == {}
    with refused(Closed):
        stage.phone("p2", "idea.support", idea=1, value="agree")


def test_it_is_not_taken_back_and_nothing_brings_the_words_back(stage: Stage) -> None:
    redacted(stage)
    assert stage.docs("desk")["undo"]["verb"] == "show.go"
    for verb, fields in (("idea.show", {}), ("idea.edit", {"text": "x"})):
        with refused(Closed):
            stage.desk(verb, idea=1, **fields)
    assert stage.desk("idea.hide", idea=1) == stage.desk("idea.redact", idea=1, why="other") == ()
    assert stage.phone("p1", "idea.withdraw", idea=1) == ()
    assert at_desk(stage)["why"] == "name"


def test_a_log_without_the_words_makes_the_same_meetup(stage: Stage) -> None:
    redacted(stage)
    told = everything(stage)
    for line in stage.log:
        if isinstance(line.event, (IdeaAdded, IdeaEdited)):
            vars(line.event).update(
                {name: empty for name, empty in (("text", ""), ("table", None), ("flags", ())) if name in vars(line.event)}
            )  # as the store does
    again = stage.again()
    assert again.ideas.by_id == stage.meetup.ideas.by_id
    assert (again.past.deeds, again.past.lines) == (stage.meetup.past.deeds, stage.meetup.past.lines)
    assert everything(stage) == told


def test_it_can_be_done_after_the_evening_and_to_what_was_withdrawn(stage: Stage) -> None:
    write(stage, OWN)
    stage.phone("p1", "idea.withdraw", idea=1)
    stage.desk("meetup.close")
    assert events(stage.desk("idea.redact", idea=1)) == ["IdeaRedacted"]
    assert (at_desk(stage)["status"], OWN in everything(stage)) == ("redacted", False)


def test_who_forgets_their_idea_takes_the_edited_words_along(stage: Stage) -> None:
    write(stage, OWN)
    stage.desk("idea.edit", idea=1, text=NEATER)
    stage.phone("p1", "me.forget")
    assert not any(words in everything(stage) for words in (OWN, NEATER))


def test_backups_are_told_of_it_and_the_store_of_the_words() -> None:
    event = IdeaRedacted(17, "name")
    meetup = Stage().meetup
    assert (IdeaRedacted.final, list(event.redacts(meetup)), list(event.erases(meetup))) == (True, [17], [])
    assert not IdeaEdited.final


# phones that may not write any more


def test_a_muted_phone_offers_nothing_either() -> None:
    stage = Stage({**EVERY_KIND})
    stage.desk("show.go", step="s7")
    stage.phone("p1", "idea.add", step="s7", text="Loten")
    stage.do("operator", "idea.mute", idea=1, on=True)
    stage.desk("show.go", step="s9")
    level = stage.docs("phone")["step"]["agreements"]["levels"][0]
    for verb, fields in (("condition.offer", {"level": level, "text": "Ruimte"}), ("agreement.offer", {"what": "Bellen"})):
        with refused(NotAllowed):
            stage.phone("p1", verb, step="s9", **fields)
        stage.phone("p2", verb, step="s9", **fields)


def test_a_muted_phone_writes_no_more_and_still_votes(stage: Stage) -> None:
    write(stage, author="p1")
    write(stage, author="p2")
    assert events(stage.do("operator", "idea.mute", idea=1, on=True)) == ["IdeaMuted"]
    with refused(NotAllowed):
        write(stage, author="p1")
    write(stage, author="p2")
    stage.phone("p1", "idea.support", idea=2, value="agree")
    stage.desk("show.go", step="s2")
    stage.phone("p1", "answer", round="r1", choice="o1")
    stage.desk("show.back")
    stage.desk("idea.mute", idea=1, on=False)
    write(stage, author="p1")


def test_the_mark_stands_at_one_idea_so_that_nobody_learns_which_are_by_one_person(stage: Stage) -> None:
    for author in ("p1", "p1", "p2"):
        write(stage, author=author)
    stage.desk("idea.mute", idea=1, on=True)
    assert ["muted" in at_desk(stage, idea) for idea in (1, 2, 3)] == [True, False, False]
    assert events(stage.desk("idea.mute", idea=2, on=True)) == events(stage.desk("idea.mute", idea=3, on=True)) == ["IdeaMuted"], "of the same author or not"
    for idea in (1, 3):
        stage.desk("idea.mute", idea=idea, on=False)
    with refused(NotAllowed):
        write(stage, author="p1")
    write(stage, author="p2")
    assert "muted" not in repr([stage.docs(audience) for audience in ("phone", "screen", "remote", "office")] + [stage.mine("p1")])


def test_a_phone_that_was_forgotten_is_nobodys_any_more(stage: Stage) -> None:
    write(stage)
    stage.desk("idea.mute", idea=1, on=True)
    stage.phone("p1", "me.forget")
    assert "muted" not in at_desk(stage)
    with refused(Closed):
        stage.desk("idea.mute", idea=1, on=True)


def test_every_deed_names_its_idea() -> None:
    """By that the past finds what must not be taken back any more."""
    for event in (IdeaEdited(3, "x"), IdeaRedacted(3)):
        assert isinstance(event, IdeaEvent)
        assert event.idea == 3
