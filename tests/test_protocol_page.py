"""docs/protocol.md, the contract for other clients, says what the code does: its verbs, its documents, its codes."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import Any

import msgspec

from facilitator import errors
from facilitator.errors import Refusal
from facilitator.meetup.words import AFTERWARDS, AUDIENCES, FAMILIES, ITSELF, OWN_FAMILIES, Command
from facilitator.store import wire
from tests.support.stage import EVERY_KIND, PROGRAMME, Stage

PAGE = (Path(__file__).parent.parent / "docs" / "protocol.md").read_text("utf-8")
QUOTED = re.compile(r"`([^`]+)`")
# what answers pages only: a command comes over a socket that found its meetup already
OF_PAGES = {errors.UnknownCode, errors.NotFound}


def table(after: str) -> list[list[str]]:
    """The rows of the first table after a text, without its head; each a list of cells."""
    lines = PAGE[PAGE.index(after) + len(after) :].strip().splitlines()
    rows = []
    for line in lines[2:]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line[1:-1].split("|")])
    assert {len(row) for row in rows} == {lines[0].count("|") - 1}, after
    return rows


VERBS = {QUOTED.findall(row[0])[0]: row for row in table("<!-- verbs -->")}
CLIENTS = {verb: command for verb, command in Command.known.items() if command.by.isdisjoint(ITSELF)}


def names(command: type[Command]) -> dict[str, bool]:
    """Field -> whether it may be left out."""
    return {field.name: field.default is not dataclasses.MISSING for field in dataclasses.fields(command)}  # type: ignore[arg-type]


def told_names(cell: str) -> dict[str, bool]:
    return {name: mark == "?" for name, mark in re.findall(r"`(\w+)`(\??)", cell)}


# verbs


def test_the_page_and_the_code_have_the_same_verbs() -> None:
    assert sorted(VERBS) == sorted(CLIENTS)


def test_a_verb_is_of_those_audiences() -> None:
    assert {verb: set(row[1].split(", ")) for verb, row in VERBS.items()} == {verb: set(command.by) for verb, command in CLIENTS.items()}


def test_a_verb_has_those_fields() -> None:
    code = {verb: names(command) for verb, command in CLIENTS.items()}
    code["idea.add"]["theme"] = False  # the page asks for it; left out it is null
    assert {verb: told_names(row[2]) for verb, row in VERBS.items()} == code


def test_what_an_acknowledgement_adds() -> None:
    stage = Stage(EVERY_KIND)
    tried: dict[str, tuple[str, dict[str, Any]]] = {
        "show.go": ("desk", {}),
        "round.open": ("desk", {"step": "s2"}),
        "round.again": ("desk", {"step": "s2"}),
        "show.add": ("desk", {"step": {"kind": "text", "title": "Erbij"}}),
        "idea.add": ("phone", {"step": "s7", "text": "Loten"}),
        "idea.hide": ("desk", {"idea": 1}),
        "group.put": ("desk", {"ideas": [1], "name": "Geld"}),
        "condition.add": ("desk", {"level": "zelf", "text": "Tijd"}),
        "agreement.add": ("desk", {"deal": {"what": "Bellen"}}),
        "condition.offer": ("phone", {"step": "s9", "level": "zelf", "text": "Tijd"}),
        "agreement.offer": ("phone", {"step": "s9", "what": "Bellen"}),
        "undo": ("desk", {}),
    }
    stage.desk("ideas.open", step="s7")
    stage.desk("show.go", step="s8")
    for verb, (audience, fields) in tried.items():
        command = msgspec.convert(fields, type=CLIENTS[verb])
        assert set(command.ack(stage.do(audience, verb, "p1" if audience == "phone" else None, **fields))) == set(told_names(VERBS[verb][3])), verb
    adding = set(tried) | {"show.back"}
    assert adding == {verb for verb, row in VERBS.items() if row[3]} == {verb for verb, command in CLIENTS.items() if command.ack is not Command.ack}


def test_the_servers_own_commands_stand_in_the_prose() -> None:
    own = set(Command.known) - set(CLIENTS)
    assert own == {verb for verb in Command.known if verb.startswith(("timer.", "door."))}
    assert own == set(re.findall(r"`((?:timer|door)\.\w+)`", PAGE))


# documents


def keys_told(after: str) -> set[str]:
    """The keys of a table; `round/<id>` is the family `round/`. A row without a key goes on with the one above it."""
    return {QUOTED.findall(row[0])[0].replace("<id>", "") for row in table(after) if row[0]}


def test_the_page_and_the_code_have_the_same_documents() -> None:
    assert keys_told("<!-- documents -->") == {name for name, family in FAMILIES.items() if family.audiences != {AFTERWARDS}}


def test_the_page_and_the_code_have_the_same_documents_of_ones_own() -> None:
    assert keys_told("<!-- mine -->") == set(OWN_FAMILIES)


def audiences(cell: str) -> set[str]:
    """`all` is everyone at an evening."""
    groups = {"all": set(AUDIENCES), "all but phone": set(AUDIENCES) - {"phone"}}
    return {each for word in cell.split(", ") for each in groups.get(word, {word})}


def audiences_told() -> dict[str, set[str]]:
    told: dict[str, set[str]] = {}
    key = ""
    for row in table("<!-- documents -->"):
        key = QUOTED.findall(row[0])[0].replace("<id>", "") if row[0] else key
        told[key] = told.get(key, set()) | audiences(row[1])
    return told


def test_a_document_is_for_those_audiences() -> None:
    """Who reads the page of the evening afterwards is no client."""
    listening = {name: set(family.audiences) - {AFTERWARDS} for name, family in FAMILIES.items()}
    assert audiences_told() == {name: theirs for name, theirs in listening.items() if theirs}


def test_the_examples_are_json() -> None:
    for cell in (cell for after in ("<!-- documents -->", "<!-- mine -->") for row in table(after) for cell in row):
        for example in QUOTED.findall(cell):
            if example.startswith("{"):
                assert isinstance(wire.decode(example), dict)


def test_the_fields_of_an_example_are_those_that_are_told() -> None:
    stage = Stage({**PROGRAMME, "steps": [PROGRAMME["steps"][2]]})
    stage.desk("show.go")
    stage.desk("clock.start", seconds=60.0)
    stage.wait(1)
    rows = {QUOTED.findall(row[0])[0]: row for row in table("<!-- documents -->") if row[0]}
    assert set(wire.decode(QUOTED.findall(rows["clips"][2])[0])["clips"][0]) == set(stage.docs("screen")["clips"]["clips"][0])
    assert set(wire.decode(QUOTED.findall(rows["screens"][2])[0])["there"][0]) == names(Command.known["screen.ready"]).keys()
    for key in ("screens", "meetup", "clock", "fragment", "screen", "crowd", "show", "undo", "log"):
        example = wire.decode(QUOTED.findall(rows[key][2])[0])
        assert set(example) == set(stage.docs("desk")[key]), key


# codes


def test_the_page_names_every_code_that_a_command_can_be_refused_with() -> None:
    answers = {each.code for each in vars(errors).values() if isinstance(each, type) and issubclass(each, Refusal) and each not in OF_PAGES}
    told = [QUOTED.findall(row[0])[0] for row in table("add a field of their own (below).")]
    assert sorted(told) == sorted(answers)
