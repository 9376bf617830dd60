"""What simulated people do with a clip: at home most turn the sound on and see the end, and some moments touch many."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from facilitator.demo.evening import evening
from facilitator.demo.person import Person, Say
from facilitator.language import LANGUAGES
from facilitator.meetup import programme
from tests.demo.people import MEETUP, live, people, said
from tests.support.stage import Stage

MANY = 200
PRELOAD = {"url": "/media/m/1/s/clip.mp4", "captions": None, "where": "home"}
STANDS = {"id": "s2", "in": 0.0, "out": 60.0, "position": 0.0, "playing": False, "at": 100.0}
PLAYS = {**STANDS, "playing": True, "at": 110.0}
OVER = {**STANDS, "position": 60.0, "at": 170.0}


def on_air(fragment: dict[str, Any], where: str | None = "home", **told: Any) -> dict[str, Any]:
    facts = {"moments": True, **({"where": where} if where else {}), **told}
    return {**MEETUP, "step": {"id": "s2", "kind": "fragment", "fragment": facts}, "fragment": fragment}


def evening_of(person: Person, where: str | None = "home") -> list[dict[str, Any]]:
    """What somebody says of their copy and of moments, from the waiting page to the end."""
    told = live(person, {**MEETUP, "preload": {**PRELOAD, "where": where}}, seconds=200) if where else []
    told += live(person, on_air(STANDS, where), seconds=60, start=201.0)
    told += live(person, on_air(PLAYS, where), seconds=62, start=262.0)
    told += live(person, on_air(OVER, where, moments=False), seconds=60, start=325.0)
    return [{"verb": act.verb, **act.fields} for _, act in told if isinstance(act, Say) and act.verb.startswith("fragment.")]


def states(told: list[dict[str, Any]]) -> list[tuple[str | None, str]]:
    return [(each.get("step"), each["state"]) for each in told if each["verb"] == "fragment.progress"]


def share(of: list[Any], holds: Any) -> float:
    return float(sum(map(holds, of)) / len(of))


def test_at_home_most_turn_the_sound_on_bring_the_clip_play_along_and_see_the_end() -> None:
    lives = [states(evening_of(person)) for person in people(MANY)]
    assert share(lives, lambda told: told[:2] == [(None, "loading"), (None, "ready")]) > 0.85
    assert share(lives, lambda told: ("s2", "playing") in told) > 0.85
    assert 0.8 < share(lives, lambda told: bool(told) and told[-1] == ("s2", "ended")) < 1
    assert 0 < share(lives, lambda told: ("s2", "cannot") in told) < 0.1
    assert not any(("s2", "ended") in told[told.index(("s2", "cannot")) :] for told in lives if ("s2", "cannot") in told), "who can't keep up reads"


def test_in_the_hall_nobody_plays_a_copy_and_of_both_only_those_at_home() -> None:
    assert not [told for person in people(MANY) for told in states(evening_of(person, where=None))]
    assert 0.25 < share([states(evening_of(person, "both")) for person in people(MANY)], bool) < 0.55


@pytest.mark.parametrize("where", ["home", None])
def test_some_moments_touch_many_and_none_is_told_outside_the_clip(where: str | None) -> None:
    taps = [each["position"] for person in people(MANY) for each in evening_of(person, where) if each["verb"] == "fragment.moment"]
    assert 0.8 < len(taps) / MANY < 2
    assert all(0 <= place <= 60 for place in taps)
    stretches = Counter(int(place / 2.5) for place in taps)
    assert max(stretches.values()) > 3 * len(taps) / 24, "they lie together"


def test_where_no_moments_are_taken_or_the_clip_stands_still_nobody_tells_any() -> None:
    for docs in (on_air(PLAYS, moments=False), on_air(STANDS), on_air(OVER)):
        assert not [given for person in people(20) for given in said(live(person, docs), "fragment.moment")]


def test_who_comes_back_says_again_how_far_they_are() -> None:
    (person,) = people(1)
    told = states(evening_of(person))
    person.comes_in(1000.0)
    assert told
    again = said(live(person, on_air(OVER, moments=False), start=1001.0, seconds=1.0), "fragment.progress")
    assert [(each.get("step"), each["state"]) for each in again] == told[-1:]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_demo_has_one_fragment_at_home_and_the_rules_take_it(language: str) -> None:
    stage = Stage(evening(language))
    fragments = [step["fragment"] for step in programme.write(stage.meetup)["steps"] if step["kind"] == "fragment"]
    assert [(each["where"], each["moments"]) for each in fragments] == [("home", True), ("hall", True)]
