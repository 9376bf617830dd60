"""Agreements: who does what and when; the parking lot, the baton, and what the screen shows of it."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.errors import Closed, Invalid, NotAllowed, NotOnAir
from facilitator.meetup.agreement_verbs import OfferAgreement
from facilitator.meetup.placing import MOST_OFFERS
from facilitator.report.tables.agreed import agreement_rows
from tests.meetup.refused import refused
from tests.support.stage import Stage, events

STEPS = [{"kind": "agreements", "title": "Afspraken", "agreements": {"collect": "agreements"}}, {"kind": "text", "title": "Klaar"}]
EVENING = {"title": "Klassen", "roles": ["docent"], "steps": STEPS}
OFFER = {"step": "s1", "what": "Ik bel alle ouders", "who": "docent", "when": "voor de zomer", "first_step": "Morgen een lijst maken"}
WORDS = {name: OFFER[name] for name in ("what", "who", "when", "first_step")}


@pytest.fixture
def stage() -> Stage:
    """Agreements are made."""
    stage = Stage(EVENING)
    stage.desk("show.go")
    return stage


def told(stage: Stage, audience: str, number: int = 1) -> Any:
    stage.wait(0.5)
    return stage.docs(audience).get(f"agreement/{number}")


# offers


def test_what_a_phone_offers_waits_until_the_desk_takes_it(stage: Stage) -> None:
    changes = stage.phone("p1", "agreement.offer", **OFFER)
    assert OfferAgreement("s1", "x").ack(changes) == {"agreement": 1}
    assert (told(stage, "screen"), told(stage, "phone")) == (None, None)
    assert told(stage, "desk") == {
        "id": 1,
        "step": "s1",
        **WORDS,
        "level": None,
        "status": "waiting",
        "offered": True,
        "original": None,
        "name": "",
        "on_screen": False,
        "idea": None,
        "group": None,
    }
    stage.desk("agreement.place", agreement=1, to="listed")
    for audience in ("screen", "phone"):
        assert told(stage, audience) == {"id": 1, "step": "s1", **WORDS, "level": None, "status": "listed", "name": ""}
    assert stage.mine("p1")["my/agreement/1"]["status"] == "listed"
    assert "my/agreement/1" not in stage.mine("p2")


def test_a_name_is_for_the_desk_and_for_the_room_only_when_its_owner_says_so(stage: Stage) -> None:
    stage.phone("p1", "agreement.offer", **OFFER, name=" Naam  Een ")
    stage.phone("p2", "agreement.offer", **OFFER, name="Naam Twee", on_screen=True)
    stage.phone("p3", "agreement.offer", **OFFER, on_screen=True)
    for number in (1, 2, 3):
        stage.desk("agreement.place", agreement=number, to="listed")
    assert [told(stage, "desk", number)["name"] for number in (1, 2, 3)] == ["Naam Een", "Naam Twee", ""]
    for audience in ("screen", "phone"):
        assert [told(stage, audience, number)["name"] for number in (1, 2, 3)] == ["", "Naam Twee", ""]
    assert told(stage, "desk", 3)["on_screen"] is False
    assert "Naam" not in str(stage.docs("desk")["log"]) + str(stage.docs("desk")["undo"])


def test_the_desk_writes_no_name(stage: Stage) -> None:
    stage.desk("agreement.add", deal={**WORDS, "name": "Naam", "named": True})
    assert told(stage, "desk")["name"] == ""
    stage.desk("agreement.edit", agreement=1, changes={"name": "Naam", "when": "juni"})
    assert (told(stage, "desk")["name"], told(stage, "screen")["when"]) == ("", "juni")


@pytest.mark.parametrize(
    ("changed", "kind", "paths"),
    [
        ({"what": " "}, Invalid, ["what"]),
        ({"what": "x" * 201}, Invalid, ["what"]),
        ({"who": "x" * 81, "when": "x" * 61}, Invalid, ["who", "when"]),
        ({"first_step": "x" * 141}, Invalid, ["first_step"]),
        ({"when": "\x00"}, Invalid, ["when"]),
        ({"step": "s2"}, Invalid, []),
        ({"step": "s9"}, Invalid, ["step"]),
    ],
)
def test_what_can_not_be_offered(stage: Stage, changed: dict[str, str], kind: type, paths: list[str]) -> None:
    with refused(kind, *paths):
        stage.phone("p1", "agreement.offer", **{**OFFER, **changed})


def test_a_name_that_is_too_long_is_refused_and_told_by_its_field(stage: Stage) -> None:
    with pytest.raises(Invalid) as refusal:
        stage.phone("p1", "agreement.offer", **OFFER, name="x" * 61)
    assert [fault.path for fault in refusal.value.faults] == ["name"]


def test_only_while_its_step_is_on_air(stage: Stage) -> None:
    stage.desk("show.go")
    with refused(NotOnAir):
        stage.phone("p1", "agreement.offer", **OFFER)


def test_one_phone_offers_so_many_and_no_more(stage: Stage) -> None:
    for _ in range(MOST_OFFERS):
        stage.phone("p1", "agreement.offer", **OFFER)
    with refused(Invalid):
        stage.phone("p1", "agreement.offer", **OFFER)


def test_its_owner_takes_it_back_also_when_it_was_taken(stage: Stage) -> None:
    stage.phone("p1", "agreement.offer", **OFFER)
    stage.desk("agreement.place", agreement=1, to="listed")
    with refused(NotAllowed):
        stage.phone("p2", "agreement.withdraw", agreement=1)
    stage.phone("p1", "agreement.withdraw", agreement=1)
    assert (told(stage, "screen"), told(stage, "desk"), stage.mine("p1")["my/agreement/1"]["status"]) == (None, None, "withdrawn")
    assert stage.phone("p1", "agreement.withdraw", agreement=1) == ()
    with refused(Closed):
        stage.desk("agreement.place", agreement=1, to="listed")
    stage.desk("undo")
    assert told(stage, "desk") is None


def test_who_forgets_takes_the_words_and_the_name_back_for_good(stage: Stage) -> None:
    stage.phone("p1", "agreement.offer", **OFFER, name="Naam", on_screen=True)
    stage.desk("agreement.edit", agreement=1, changes={"what": "Ik bel ouders"})
    stage.desk("agreement.place", agreement=1, to="listed")
    changes = stage.phone("p1", "me.forget")
    assert events(changes) == ["AgreementErased"]
    found = stage.meetup.agreements.by_id[1]
    assert (found.deal.what, found.name, found.original, found.author) == ("", "", None, None)
    assert (told(stage, "screen"), "my/agreement/1" in stage.mine("p1")) == (None, False)
    stage.desk("undo")
    with refused(Invalid):
        stage.desk("undo")
    assert found.deal.what == ""


# the desk


def test_what_the_desk_writes_down_is_agreed_at_once(stage: Stage) -> None:
    stage.desk("agreement.add", deal={"what": "Samen één\nbrugklas", "level": "school of bestuur"})
    assert (told(stage, "screen")["what"], told(stage, "screen")["level"], told(stage, "desk")["offered"]) == ("Samen één brugklas", "school of bestuur", False)


def test_changed_words_stand_beside_what_was_offered(stage: Stage) -> None:
    stage.phone("p1", "agreement.offer", **OFFER)
    stage.desk("agreement.edit", agreement=1, changes={"what": "Ik bel ouders", "level": "zelf"})
    stage.desk("agreement.edit", agreement=1, changes={"when": "juni"})
    desk = told(stage, "desk")
    assert (desk["what"], desk["when"], desk["level"], desk["original"]) == ("Ik bel ouders", "juni", "zelf", {**WORDS, "level": None})
    assert stage.desk("agreement.edit", agreement=1, changes={"when": "juni"}) == ()


@pytest.mark.parametrize(("deal", "paths"), [({}, ["what"]), ({"what": 5}, ["what"]), ({"what": "Bellen", "level": "mars"}, ["level"])])
def test_what_the_desk_can_not_write_down(stage: Stage, deal: dict[str, Any], paths: list[str]) -> None:
    with refused(Invalid, *paths):
        stage.desk("agreement.add", deal=deal)


def test_the_parking_lot_is_for_the_desk_until_the_screen_is_asked_to_show_it(stage: Stage) -> None:
    stage.desk("agreement.add", deal=WORDS)
    stage.desk("condition.add", level="zelf", text="Tijd")
    stage.desk("agreement.place", agreement=1, to="parked")
    stage.desk("condition.place", condition=1, to="parked")
    assert (told(stage, "screen"), stage.docs("phone").get("condition/1")) == (None, None)
    stage.desk("agreements.view", view="parked")
    assert (told(stage, "screen")["status"], stage.docs("phone")["condition/1"]["status"]) == ("parked", "parked")
    assert stage.docs("screen")["screen"]["scene"] == "parked"
    stage.desk("agreements.view", view="agreements")
    assert told(stage, "phone") is None


@pytest.mark.parametrize(("view", "key"), [("parked", "agreement/1"), ("baton", "baton")])
def test_what_is_only_shown_when_asked_goes_with_its_step_and_comes_back_with_it(stage: Stage, view: str, key: str) -> None:
    stage.desk("agreement.add", deal=WORDS)
    stage.desk("agreement.place", agreement=1, to="parked")
    stage.desk("baton.pass", to="Almere")
    stage.desk("agreements.view", view=view)
    for verb, seen in (("show.go", False), ("show.back", True)):
        stage.desk(verb)
        stage.wait(0.5)
        assert [key in stage.docs(audience) for audience in ("screen", "phone")] == [seen, seen]


# what the screen shows


def test_the_screen_begins_with_what_the_step_is_for(stage: Stage) -> None:
    assert stage.docs("screen")["screen"]["scene"] == "agreements"
    for collect, scene in (("both", "conditions"), ("conditions", "conditions"), ("baton", "baton")):
        other = Stage({**EVENING, "steps": [{"kind": "agreements", "title": "A", "agreements": {"collect": collect}}]})
        other.desk("show.go")
        assert other.docs("screen")["screen"]["scene"] == scene


def test_the_desk_turns_the_pages_and_a_phone_is_told_what_the_screen_shows(stage: Stage) -> None:
    stage.desk("agreements.view", view="agreements", page=2)
    told_of = stage.docs("phone")["step"]["agreements"]
    assert (told_of["view"], told_of["page"], told_of["collect"], told_of["offers"]) == ("agreements", 2, "agreements", True)
    assert stage.desk("agreements.view", view="agreements", page=2) == ()
    for fields, path in (({"view": "moon"}, "view"), ({"view": "agreements", "page": -1}, "page")):
        with refused(Invalid, path):
            stage.desk("agreements.view", **fields)
    stage.desk("show.go")
    with refused(Invalid):
        stage.desk("agreements.view", view="agreements")


def test_the_baton_goes_to_one_place_and_the_room_sees_it_when_it_is_shown(stage: Stage) -> None:
    with refused(Invalid, "to"):
        stage.desk("baton.pass", to=" ")
    stage.desk("baton.pass", to="Almere", message="Hoe doen jullie dat?")
    stage.wait(0.5)
    assert stage.docs("desk")["baton"] == {"to": "Almere", "message": "Hoe doen jullie dat?"}
    assert "baton" not in stage.docs("screen")
    stage.desk("agreements.view", view="baton")
    stage.wait(0.5)
    assert stage.docs("phone")["baton"]["to"] == stage.docs("screen")["baton"]["to"] == "Almere"
    stage.desk("baton.pass", to="Urk")
    stage.wait(0.5)
    assert stage.docs("screen")["baton"] == {"to": "Urk", "message": ""}


def test_a_step_in_which_something_was_agreed_stays_when_its_adding_is_taken_back(stage: Stage) -> None:
    stage.desk("show.add", step={"kind": "agreements", "title": "Erbij"})
    stage.desk("agreement.add", deal=WORDS, step="s3")
    stage.desk("undo")
    stage.desk("undo")
    assert [step["id"] for step in stage.docs("desk")["show"]["steps"]] == ["s1", "s2", "s3"]


# names


@pytest.mark.parametrize("changes", [{"what": "Ik bel niemand"}, {"who": "school"}, {"when": "mei"}, {"first_step": "Nu"}])
def test_a_name_stands_with_no_words_that_its_owner_did_not_say(stage: Stage, changes: dict[str, str]) -> None:
    stage.phone("p1", "agreement.offer", **OFFER, name="Naam", on_screen=True)
    stage.desk("agreement.place", agreement=1, to="listed")
    assert [told(stage, audience)["name"] for audience in ("screen", "phone")] == ["Naam", "Naam"]
    stage.desk("agreement.edit", agreement=1, changes={"level": "zelf"})
    assert told(stage, "screen")["name"] == "Naam"
    stage.desk("agreement.edit", agreement=1, changes=changes)
    assert [told(stage, audience)["name"] for audience in ("screen", "phone")] == ["", ""]
    desk = told(stage, "desk")
    assert (desk["name"], desk["on_screen"], desk["reworded"]) == ("Naam", False, True)
    assert [row[7] for row in agreement_rows(stage.meetup)] == [""]
    assert stage.mine("p1")["my/agreement/1"]["on_screen"] is False
    stage.desk("undo")
    assert (told(stage, "screen")["name"], "reworded" in told(stage, "desk"), stage.mine("p1")["my/agreement/1"]["on_screen"]) == ("Naam", False, True)


@pytest.mark.parametrize(
    ("said", "flags"),
    [({"who": "juf Anna"}, ["name"]), ({"what": "Bel 06 12345678"}, ["phone"]), ({"first_step": "Mail a@b.nl"}, ["email"]), ({"name": "Anna"}, None)],
)
def test_the_desk_is_told_where_an_offer_seems_to_name_somebody_but_for_its_own_name(stage: Stage, said: dict[str, str], flags: list[str] | None) -> None:
    stage.phone("p1", "agreement.offer", **{**OFFER, **said})
    assert told(stage, "desk").get("flags") == flags
    stage.desk("agreement.place", agreement=1, to="listed")
    assert "flags" not in told(stage, "screen")


def test_what_the_desk_writes_down_has_no_flags(stage: Stage) -> None:
    stage.desk("agreement.add", deal={"what": "Bel juf Anna"})
    assert "flags" not in told(stage, "desk")
