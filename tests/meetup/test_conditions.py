"""Conditions: what must change and who can act, from the desk, from phones and from ideas, and where each stands."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.errors import Closed, Invalid, NotAllowed, NotOnAir, TooLong
from facilitator.meetup import programme
from facilitator.meetup.agreements_step import USUAL_LEVELS
from facilitator.meetup.placing import MOST_OFFERS
from tests.meetup.refused import refused
from tests.support.stage import PROGRAMME, Stage, events

IDEAS = {"kind": "ideas", "title": "Oplossingen", "ideas": {"support": "agree"}}
OFFER = {"step": "s2", "level": "Den Haag", "text": "Geld voor vier jaar"}


def of(agreements: object = None, language: str = "nl") -> dict[str, Any]:
    step = {"kind": "agreements", "title": "Voorwaarden", **({} if agreements is None else {"agreements": agreements})}
    return {"title": "Klassen", "language": language, "roles": ["docent"], "steps": [{"kind": "text", "title": "Welkom"}, step, IDEAS]}


@pytest.fixture
def stage() -> Stage:
    """The agreements step is on air."""
    stage = Stage(of())
    stage.desk("show.go", step="s2")
    return stage


def told(stage: Stage, audience: str, number: int = 1) -> Any:
    stage.wait(0.5)
    return stage.docs(audience).get(f"condition/{number}")


# programme files


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_step_without_anything_said_of_it_is_for_both_with_the_usual_levels(language: str) -> None:
    usual = {"collect": "both", "levels": USUAL_LEVELS[language], "offers": True}
    read = [programme.read(given)["steps"][1]["own"]["agreements"] for given in (of(None, language), of({}, language))]
    assert read == [usual, usual]


def test_what_was_read_is_written_and_reads_the_same_again() -> None:
    given = of({"collect": "conditions", "levels": ["wij", "zij"], "offers": False})
    assert programme.read(programme.write(Stage(given).meetup)) == programme.read(given)


@pytest.mark.parametrize(
    ("agreements", "path"),
    [
        ("x", "agreements"),
        ({"collect": "dreams"}, "agreements.collect"),
        ({"levels": []}, "agreements.levels"),
        ({"levels": ["a", "a"]}, "agreements.levels[1]"),
        ({"levels": [str(n) for n in range(7)]}, "agreements.levels"),
        ({"levels": ["x" * 41]}, "agreements.levels[0]"),
        ({"offers": "yes"}, "agreements.offers"),
    ],
)
def test_a_fault_is_named_by_its_path(agreements: object, path: str) -> None:
    with pytest.raises(Invalid) as refusal:
        programme.read(of(agreements))
    assert [fault.path for fault in refusal.value.faults] == [f"steps[1].{path}"]


# the desk


def test_what_the_desk_writes_down_everyone_sees_at_once(stage: Stage) -> None:
    changes = stage.desk("condition.add", level="zelf", text=" Een middag\nper maand ")
    assert events(changes) == ["ConditionAdded"]
    for audience in ("phone", "screen"):
        condition = told(stage, audience)
        assert (condition["text"], condition["level"], condition["status"], condition["vote"]) == ("Een middag per maand", "zelf", "listed", None)
        assert condition.keys() == {"id", "step", "level", "text", "status", "vote", "counts", "carried"}
    assert told(stage, "desk")["offered"] is False
    assert told(stage, "remote") is None


def test_an_operator_writes_down_too(stage: Stage) -> None:
    stage.do("operator", "condition.add", level="zelf", text="Tijd")
    assert told(stage, "screen")["text"] == "Tijd"


@pytest.mark.parametrize(
    ("fields", "kind", "paths"),
    [
        ({"level": "zelf", "text": " "}, Invalid, ["text"]),
        ({"level": "zelf"}, Invalid, ["text"]),
        ({"level": "mars", "text": "Tijd"}, Invalid, ["level"]),
        ({"level": "zelf", "text": "x" * 201}, TooLong, ["text"]),
        ({"level": "zelf", "idea": 7}, Invalid, ["idea"]),
        ({"level": "zelf", "text": "Tijd", "step": "s1"}, Invalid, []),
        ({"level": "zelf", "text": "Tijd", "step": "s9"}, Invalid, ["step"]),
    ],
)
def test_what_the_desk_can_not_write_down(stage: Stage, fields: dict[str, Any], kind: type, paths: list[str]) -> None:
    with refused(kind, *paths):
        stage.desk("condition.add", **fields)


def test_before_its_step_is_on_air_a_condition_is_written_for_it_all_the_same() -> None:
    stage = Stage(of())
    stage.desk("condition.add", level="zelf", text="Tijd")
    assert told(stage, "desk")["step"] == "s2"
    with refused(Invalid):
        Stage(PROGRAMME).desk("condition.add", level="zelf", text="Tijd")


def test_the_words_of_an_idea_become_a_condition_unless_the_desk_gives_others(stage: Stage) -> None:
    stage.desk("show.go", step="s3")
    stage.phone("p1", "idea.add", step="s3", text="Een brugfunctionaris")
    stage.desk("condition.add", level="zelf", idea=1)
    stage.desk("condition.add", level="zelf", idea=1, text="Geld voor een brugfunctionaris")
    assert [(told(stage, "desk", n)["text"], told(stage, "desk", n)["idea"]) for n in (1, 2)] == [
        ("Een brugfunctionaris", 1),
        ("Geld voor een brugfunctionaris", 1),
    ]
    assert "idea" not in told(stage, "screen")
    stage.phone("p1", "idea.withdraw", idea=1)
    with refused(Closed):
        stage.desk("condition.add", level="zelf", idea=1)


def test_words_and_level_are_changed_until_the_room_votes(stage: Stage) -> None:
    stage.desk("condition.add", level="zelf", text="Tijd")
    stage.desk("condition.edit", condition=1, text="Meer tijd")
    stage.desk("condition.edit", condition=1, level="Den Haag")
    assert (told(stage, "screen")["text"], told(stage, "screen")["level"], told(stage, "desk")["original"]) == ("Meer tijd", "Den Haag", None)
    assert stage.desk("condition.edit", condition=1, text="Meer tijd") == ()
    with refused(Invalid, "level"):
        stage.desk("condition.edit", condition=1, level="mars")
    stage.desk("conditions.open")
    with refused(Closed):
        stage.desk("condition.edit", condition=1, text="Anders")


def test_it_is_parked_and_left_out_and_comes_back(stage: Stage) -> None:
    stage.desk("condition.add", level="zelf", text="Tijd")
    for place in ("parked", "hidden"):
        stage.desk("condition.place", condition=1, to=place)
        assert (told(stage, "screen"), told(stage, "phone"), told(stage, "desk")["status"]) == (None, None, place)
    stage.desk("condition.place", condition=1, to="listed")
    assert told(stage, "screen")["status"] == "listed"
    assert stage.desk("condition.place", condition=1, to="listed") == ()
    for fields in ({"condition": 9, "to": "listed"}, {"condition": 1, "to": "moon"}):
        with refused(Invalid, "condition" if fields["condition"] == 9 else "to"):
            stage.desk("condition.place", **fields)


def test_what_was_undone_is_nowhere_and_its_number_is_not_given_again(stage: Stage) -> None:
    stage.desk("condition.add", level="zelf", text="Tijd")
    stage.desk("undo")
    assert told(stage, "desk") is None
    with refused(Invalid, "condition"):
        stage.desk("condition.place", condition=1, to="listed")
    stage.desk("condition.add", level="zelf", text="Ruimte")
    assert told(stage, "desk", 2)["text"] == "Ruimte"


# phones


def test_what_a_phone_offers_waits_for_the_desk_and_its_owner_sees_what_became_of_it(stage: Stage) -> None:
    changes = stage.phone("p1", "condition.offer", **OFFER)
    assert events(changes) == ["ConditionAdded"]
    assert (told(stage, "screen"), told(stage, "phone")) == (None, None)
    assert (told(stage, "desk")["status"], told(stage, "desk")["offered"]) == ("waiting", True)
    assert stage.mine("p1")["my/condition/1"]["status"] == "waiting"
    assert "my/condition/1" not in stage.mine("p2")
    stage.desk("condition.place", condition=1, to="listed")
    assert told(stage, "screen")["text"] == OFFER["text"]
    assert stage.mine("p1")["my/condition/1"]["status"] == "listed"


def test_the_desk_mends_the_words_of_an_offer_and_keeps_what_was_offered(stage: Stage) -> None:
    stage.phone("p1", "condition.offer", **OFFER)
    stage.desk("condition.edit", condition=1, text="Subsidie voor vier jaar")
    stage.desk("condition.edit", condition=1, text="Subsidies voor vier jaar")
    assert told(stage, "desk")["original"] == OFFER["text"]
    assert stage.mine("p1")["my/condition/1"]["text"] == "Subsidies voor vier jaar"


@pytest.mark.parametrize(
    ("changed", "kind", "paths"),
    [
        ({"step": "s1"}, Invalid, []),
        ({"step": "s9"}, Invalid, ["step"]),
        ({"level": ""}, Invalid, ["level"]),
        ({"text": " "}, Invalid, ["text"]),
        ({"text": "x" * 201}, TooLong, ["text"]),
    ],
)
def test_what_a_phone_can_not_offer(stage: Stage, changed: dict[str, str], kind: type, paths: list[str]) -> None:
    with refused(kind, *paths):
        stage.phone("p1", "condition.offer", **{**OFFER, **changed})


@pytest.mark.parametrize("agreements", [{"collect": "agreements"}, {"collect": "baton"}, {"offers": False}])
def test_where_none_are_taken_a_phone_offers_none(agreements: dict[str, Any]) -> None:
    stage = Stage(of(agreements))
    with refused(NotOnAir):
        stage.phone("p1", "condition.offer", **OFFER)
    stage.desk("show.go", step="s2")
    with refused(Invalid):
        stage.phone("p1", "condition.offer", **OFFER)


def test_one_phone_offers_so_many_and_no_more(stage: Stage) -> None:
    for _ in range(MOST_OFFERS):
        stage.phone("p1", "condition.offer", **OFFER)
    with refused(Invalid):
        stage.phone("p1", "condition.offer", **OFFER)
    stage.phone("p2", "condition.offer", **OFFER)


def test_an_offer_is_taken_back_by_its_owner_until_the_room_votes(stage: Stage) -> None:
    for who in ("p1", "p2"):
        stage.phone(who, "condition.offer", **OFFER)
    stage.desk("condition.add", level="zelf", text="Tijd")
    stage.desk("condition.place", condition=2, to="listed")
    for number in (2, 3):
        with refused(NotAllowed):
            stage.phone("p1", "condition.withdraw", condition=number)
    stage.phone("p1", "condition.withdraw", condition=1)
    assert (told(stage, "desk"), stage.mine("p1")["my/condition/1"]["status"]) == (None, "withdrawn")
    assert stage.phone("p1", "condition.withdraw", condition=1) == ()
    with refused(Closed):
        stage.desk("condition.place", condition=1, to="listed")
    stage.desk("conditions.open")
    with refused(Closed):
        stage.phone("p2", "condition.withdraw", condition=2)


def test_an_undo_brings_nothing_back_that_its_owner_took_back(stage: Stage) -> None:
    stage.phone("p1", "condition.offer", **OFFER)
    stage.desk("condition.place", condition=1, to="listed")
    stage.phone("p1", "condition.withdraw", condition=1)
    stage.desk("undo")
    assert told(stage, "desk") is None


# forgetting


def test_who_forgets_takes_the_words_back_and_what_the_desk_made_of_them(stage: Stage) -> None:
    stage.phone("p1", "condition.offer", **OFFER)
    stage.desk("condition.edit", condition=1, text="Subsidie")
    changes = stage.phone("p1", "me.forget")
    assert events(changes) == ["ConditionErased"]
    erasures = [erasure for change in changes for erasure in change.rewrites(stage.meetup)]  # type: ignore[union-attr]
    assert [(erasure.events, erasure.field, erasure.value) for erasure in erasures] == [(("ConditionAdded", "ConditionEdited"), "condition", 1)]
    assert (told(stage, "desk"), stage.meetup.conditions.by_id[1].text, stage.mine("p1").get("my/condition/1")) == (None, "", None)
    assert stage.meetup.conditions.by_id[1].original is None
    assert not any(words in str(vars(stage.meetup.past)) for words in ("Subsidie", OFFER["text"])), "no undo brings them back"


def test_what_the_room_voted_on_stays_the_rooms_and_nothing_says_whose_it_was(stage: Stage) -> None:
    stage.phone("p1", "condition.offer", **OFFER)
    stage.desk("condition.place", condition=1, to="listed")
    stage.desk("conditions.open")
    changes = stage.phone("p1", "me.forget")
    assert [erasure.blank for change in changes for erasure in change.rewrites(stage.meetup)] == [{"author": None}]  # type: ignore[union-attr]
    assert told(stage, "screen")["text"] == OFFER["text"]
    assert "my/condition/1" not in stage.mine("p1")


def test_who_forgets_an_idea_takes_back_the_condition_that_was_made_of_it(stage: Stage) -> None:
    stage.desk("show.go", step="s3")
    stage.phone("p1", "idea.add", step="s3", text="Een brugfunctionaris")
    stage.desk("condition.add", level="zelf", idea=1)
    assert events(stage.phone("p1", "me.forget")) == ["IdeaErased", "ConditionErased"]
    assert told(stage, "screen") is None


# redacting an idea that conditions were taken from


IDEA = "Een brugfunctionaris op elke school"


@pytest.fixture
def taken(stage: Stage) -> Stage:
    """An idea, and two conditions of it: 1 has its words, 2 other ones."""
    stage.desk("show.go", step="s3")
    stage.phone("p1", "idea.add", step="s3", text=IDEA)
    stage.desk("show.go", step="s2")
    stage.desk("condition.add", level="zelf", idea=1)
    stage.desk("condition.add", level="zelf", idea=1, text="Iemand tussen huis en school")
    return stage


def test_redacting_an_idea_takes_away_what_was_made_of_it(taken: Stage) -> None:
    taken.desk("condition.edit", condition=1, level="Den Haag")
    changes = taken.desk("idea.redact", idea=1, why="name")
    assert events(changes) == ["ConditionRedacted", "ConditionRedacted", "IdeaRedacted"]
    assert all(change.final for change in changes)  # type: ignore[union-attr]
    assert (told(taken, "desk"), told(taken, "screen"), told(taken, "desk", 2)) == (None, None, None)
    assert IDEA not in str((vars(taken.meetup.past), taken.docs("desk")))
    with refused(Invalid, "condition"):
        taken.desk("condition.place", condition=1, to="listed")
    with refused(Closed):
        taken.desk("condition.add", level="zelf", idea=1, text="Toch")
    assert events(taken.desk("idea.redact", idea=1)) == []


def test_of_a_condition_that_the_room_voted_on_only_other_words_stay(taken: Stage) -> None:
    taken.desk("conditions.open")
    taken.phone("p2", "condition.vote", condition=1, value="agree")
    changes = taken.desk("idea.redact", idea=1)
    assert events(changes) == ["VotesChanged", "ConditionRedacted", "ConditionReduced", "IdeaRedacted"]
    assert (told(taken, "screen"), told(taken, "screen", 2)["text"]) == (None, "Iemand tussen huis en school")
    assert taken.docs("screen")["step"]["agreements"]["vote"]["open"] is True, "on the other one"
    erasures = [erasure for change in changes for erasure in change.rewrites(taken.meetup)]  # type: ignore[union-attr]
    assert [(erasure.value, erasure.but) for erasure in erasures] == [(1, None), (2, ("text", "Iemand tussen huis en school"))]


def test_words_that_the_desk_changed_later_count_as_other_words(taken: Stage) -> None:
    taken.desk("condition.edit", condition=1, text="Iemand op elke school")
    taken.desk("conditions.open")
    assert events(taken.desk("idea.redact", idea=1)) == ["ConditionReduced", "ConditionReduced", "IdeaRedacted"]


def test_as_much_of_a_long_idea_as_fits_is_no_other_words(stage: Stage) -> None:
    stage.desk("show.go", step="s3")
    stage.phone("p1", "idea.add", step="s3", text="lang " * 70)
    stage.desk("show.go", step="s2")
    stage.desk("condition.add", level="zelf", idea=1, text=("lang " * 70)[:200])
    stage.desk("conditions.open")
    assert "ConditionRedacted" in events(stage.desk("idea.redact", idea=1))


def test_the_desk_is_told_where_an_offered_condition_seems_to_name_somebody(stage: Stage) -> None:
    for text in ("Juf Anna krijgt tijd", "Meer tijd"):
        stage.phone("p1", "condition.offer", step="s2", level="zelf", text=text)
    assert [told(stage, "desk", number).get("flags") for number in (1, 2)] == [["name"], None]
    stage.desk("condition.place", condition=1, to="listed")
    assert "flags" not in told(stage, "screen")
