"""The shape of a programme file and its reader say the same."""

from __future__ import annotations

import copy
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from jsonschema_rs import Draft202012Validator

from facilitator import example
from facilitator.errors import Invalid
from facilitator.live.protocol import check_values
from facilitator.meetup import programme
from facilitator.meetup.polls import PollKind
from facilitator.meetup.steps import StepKind
from tests.support.stage import PROGRAMME, Stage

SHAPE = programme.shape()
FITS = Draft202012Validator(SHAPE)
UNTOLD = {  # by a shape: what fields have to do with each other, and how a text looks when it was tidied
    "must be before out",
    "must be a day, as 2021-05-31",
    "must be more than {least}",
    "must be between {least} and {most}",
    "must hold {least} to {most} items",
    "stands there twice",
    "must not be empty",
    "must be a web address that begins with https://",
    "must be small letters and digits, with hyphens between them",
}
Case = schemathesis.Case[Any]


def step(kind: str, own: object, **rest: Any) -> dict[str, Any]:
    return {"title": "Klassen", "steps": [{"kind": kind, "title": "Onderdeel", kind: own, **rest}]}


def poll(kind: str, **own: Any) -> dict[str, Any]:
    return step("poll", {"kind": kind, "question": "Loten?", **own})


FRAGMENT = {"file": "clip.mp4", "out": 3}
TAKEN = {
    "the usual one": PROGRAMME,
    "the example": example.programme("nl"),
    "the example in English": example.programme("en"),
    "with nothing that may be left out": {"title": "x", "steps": [{"kind": "text", "title": "x"}]},
    "with null for what may be left out": {**PROGRAMME, "region": None, "date": None, "roles": None, "tables": None, "practice": None, "call": None},
    "tables by number": {**PROGRAMME, "tables": 8},
    "tables by name": {**PROGRAMME, "tables": [{"code": "3", "name": "Taal", "link": "HTTPS://video.example/3"}]},
    "no clip yet": step("fragment", {"file": None}),
    "all of a clip": step("fragment", {**FRAGMENT, "poster": "clip.jpg", "transcript": "Hallo", "after": "Wat viel op?\nEn nu?", "rights_until": "2021-05-31"}),
    "the smallest scale": poll("scale", **{"from": 0, "to": 2}),
    "a scale with names": poll("scale", to=3, labels=["a", "b", "c"], unsure="?"),
    "as many as there are": poll("choices", options=["a", "b", "c"], most=3),
    "below zero": poll("number", least=-5, most=-1),
    "fields of others": {**PROGRAMME, "colour": "red", "steps": [{**PROGRAMME["steps"][0], "mood": [1]}]},
}
REFUSED = {
    "no object": [],
    "no title": {"steps": PROGRAMME["steps"]},
    "an empty title": {**PROGRAMME, "title": ""},
    "a title that is none": {**PROGRAMME, "title": None},
    "a title that is too long": {**PROGRAMME, "title": "x" * 121},
    "what can't be shown": {**PROGRAMME, "title": "a\x00b"},
    "no steps": {**PROGRAMME, "steps": []},
    "too many steps": {**PROGRAMME, "steps": PROGRAMME["steps"][:1] * 201},
    "a kind that is none": step("dance", {}),
    "a language that is none": {**PROGRAMME, "language": "fr"},
    "a role twice": {**PROGRAMME, "roles": ["a", "a"]},
    "too many tables": {**PROGRAMME, "tables": 61},
    "a table without a code": {**PROGRAMME, "tables": [{"name": "Taal"}]},
    "a link to a script": {**PROGRAMME, "call": "javascript:alert(1)"},
    "practice without a question": {**PROGRAMME, "practice": {"options": ["a", "b"]}},
    "a poll without a kind": step("poll", {"question": "x", "options": ["a", "b"]}),
    "one option": poll("choice", options=["a"]),
    "a name that no file can have": step("fragment", {**FRAGMENT, "file": "../clip.mp4"}),
    "a clip without an end": step("fragment", {"file": "clip.mp4"}),
    "no poll": step("poll", None),
    "a word for a number": step("text", None, minutes="five"),
    "no whole number": poll("words", most=1.5),
    "a phase of no length": step("talk", {"phases": [{"title": "x", "minutes": 0}]}),
}


def faults(given: object) -> set[str]:
    """What the reader of programme files has to say."""
    try:
        programme.read(copy.deepcopy(given))
    except Invalid as refusal:
        return {fault.sentence for fault in refusal.faults}
    return set()


@pytest.mark.parametrize("given", TAKEN.values(), ids=TAKEN.keys())
def test_what_the_reader_takes_fits(given: object) -> None:
    assert (faults(given), FITS.is_valid(given)) == (set(), True)


@pytest.mark.parametrize("given", REFUSED.values(), ids=REFUSED.keys())
def test_what_does_not_fit_the_reader_refuses(given: object) -> None:
    assert faults(given)
    assert not FITS.is_valid(given)


def test_what_is_written_back_fits() -> None:
    for taken in TAKEN.values():
        assert FITS.is_valid(programme.write(Stage(taken).meetup))


def test_every_kind_has_its_shape() -> None:
    kinds = [shape["properties"] for shape in programme.step_shape()["anyOf"]]
    assert {kind["kind"]["const"] for kind in kinds} == set(StepKind.known)
    assert {kind["poll"]["properties"]["kind"]["const"] for kind in kinds if "poll" in kind} == set(PollKind.known)


def test_whatever_fits_is_refused_only_for_what_no_shape_tells() -> None:
    taken = []

    @settings(max_examples=60, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(made_up().as_strategy())
    def try_it(case: Case) -> None:
        try:
            check_values(case.body, depth=-20)
        except Invalid:
            return  # by a number in a field that is no field of ours
        assert faults(case.body) <= UNTOLD
        taken.append(not faults(case.body))

    try_it()
    assert sum(taken) > 10


def made_up() -> schemathesis.APIOperation[Any, Any, Any, Any]:
    asked = {"requestBody": {"required": True, "content": {"application/json": {"schema": SHAPE}}}, "responses": {"200": {"description": ""}}}
    return schemathesis.openapi.from_dict({"openapi": "3.1.0", "info": {"title": "", "version": ""}, "paths": {"/": {"post": asked}}})["/"]["POST"]
