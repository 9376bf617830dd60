"""Simulated people at the end of the evening: a few offer a condition or an agreement, most vote."""

from __future__ import annotations

from typing import Any

from tests.demo.people import MEETUP, live, people, said, times

MANY = 200


def at_step(collect: str = "both", offers: bool = True, **vote: Any) -> dict[str, Any]:
    agreements = {"collect": collect, "levels": ["zelf", "Den Haag"], "offers": offers, "vote": {"open": False, **vote}}
    return {**MEETUP, "step": {"id": "s9", "kind": "agreements", "title": "Afspraken", "agreements": agreements}}


def put(**vote: Any) -> dict[str, Any]:
    conditions = {f"condition/{n}": {"id": n, "text": "Tijd", "vote": state} for n, state in ((1, "open"), (2, "open"), (3, "closed"), (4, None))}
    return {**at_step(**{"open": True, **vote}), **conditions}


def test_some_offer_a_condition_of_who_can_act_and_some_an_agreement() -> None:
    lives = [live(person, at_step()) for person in people(MANY)]
    conditions = [fields for done in lives for fields in said(done, "condition.offer")]
    agreements = [fields for done in lives for fields in said(done, "agreement.offer")]
    assert 0.08 < len(conditions) / MANY < 0.25
    assert 0.15 < len(agreements) / MANY < 0.35
    assert {(fields["level"], fields["text"]) for fields in conditions} == {("zelf", "Tijd"), ("zelf", "Rust"), ("Den Haag", "Geld")}
    assert {frozenset(fields) for fields in agreements} == {frozenset({"step", "what", "who", "when", "first_step"})}
    assert min(at for done in lives for verb in ("condition.offer", "agreement.offer") for at in times(done, verb)) >= 15


def test_nobody_offers_what_is_not_asked_for() -> None:
    for docs, verb in ((at_step("agreements"), "condition.offer"), (at_step("conditions"), "agreement.offer"), (at_step(offers=False), "agreement.offer")):
        assert not [fields for person in people(60) for fields in said(live(person, docs), verb)]


def test_who_was_thinking_when_the_step_was_over_offers_nothing() -> None:
    for person in people(60):
        list(person.look(at_step(), {}, 0.0))
        assert not said(live(person, MEETUP), "agreement.offer")


def test_most_vote_once_on_each_condition_that_is_put_to_the_room() -> None:
    lives = [said(live(person, put()), "condition.vote") for person in people(MANY)]
    votes = [fields for done in lives for fields in done]
    assert 0.85 < len(votes) / (2 * MANY) < 0.96
    assert {fields["condition"] for fields in votes} == {1, 2}
    assert {fields["value"] for fields in votes} == {"agree", "disagree", "pass"}
    assert max(map(len, lives)) == 2


def test_where_tables_vote_only_who_has_the_pen_does() -> None:
    assert not [fields for person in people(30) for fields in said(live(person, put(voting="table")), "condition.vote")]
    assert [fields for person in people(30) for fields in said(live(person, put(voting="table"), {"me": {"scribe": True}}), "condition.vote")]


def test_some_take_their_offer_back() -> None:
    taken = {"my/agreement/3": {"id": 3, "status": "listed"}}
    back = [fields for person in people(400) for fields in said(live(person, at_step(), dict(taken)), "agreement.withdraw")]
    assert 1 <= len(back) <= 20
    assert {fields["agreement"] for fields in back} == {3}
