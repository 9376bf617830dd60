"""Every sentence that people read has a Dutch one, with the same names to fill in; and no translation is left over.

Found are: the literals of refusals, faults and the log in the package, `t("...")` in pages and scripts, and the codebook of the export.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from facilitator import errors, language
from facilitator.errors import Fault, Invalid, Refusal, TooLong
from facilitator.report import codebook

PACKAGE = Path(errors.__file__).parent
TEMPLATES = PACKAGE.parent / "templates"
REFUSALS = {name for name, value in vars(errors).items() if isinstance(value, type) and issubclass(value, Refusal)}
# which argument of a call is a sentence
SENTENCE_AT = {**dict.fromkeys(REFUSALS, 0), "t": 0, "Fault": 1, "fault": 1, "translate": 1, "wrong": 0, "_wrong": 2, "of_kind": 2}
IN_TEMPLATE = re.compile(r"""\bt\(\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""")
NAMES = re.compile(r"\{(\w+)\}")
TRANSLATED = [other for other in language.LANGUAGES if other != language.SOURCE]


def texts_in_package() -> set[str]:
    return {text for path in PACKAGE.rglob("*.py") for text in texts_in_module(ast.parse(path.read_text("utf-8")))}


def texts_in_module(module: ast.Module) -> Iterator[str]:
    constants = {target.id: node.value for node in module.body if isinstance(node, ast.Assign) for target in node.targets if isinstance(target, ast.Name)}
    for node in ast.walk(module):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr if isinstance(node.func, ast.Attribute) else ""
            if name in SENTENCE_AT and len(node.args) > SENTENCE_AT[name]:
                given = node.args[SENTENCE_AT[name]]
                yield from literals(constants.get(given.id, given) if isinstance(given, ast.Name) else given)
        elif isinstance(node, ast.FunctionDef) and node.name == "sentence":
            yield from (text for text in literals(node) if " " in text)  # beside names of values, which are one word


def literals(node: ast.AST) -> Iterator[str]:
    """The texts that an expression may give; those it only asks about or fills in are left out."""
    if isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.FunctionDef):
        told = [inner for statement in node.body for inner in ast.walk(statement) if not isinstance(statement, ast.Expr)]  # not the docstring
        yield from (inner.value for inner in told if isinstance(inner, ast.Constant) and isinstance(inner.value, str))


def texts_in_templates() -> set[str]:
    return {unquoted(found) for path in TEMPLATES.rglob("*.html") for found in IN_TEMPLATE.findall(path.read_text("utf-8"))}


def unquoted(literal: str) -> str:
    return literal[1:-1].replace("\\" + literal[0], literal[0])


def texts_in_scripts() -> set[str]:
    surfaces = [path.name for path in language.SCRIPTS.iterdir() if path.is_dir()]
    assert {"phone", "desk", "screen"} <= set(surfaces)
    return {text for surface in surfaces for text in language.texts_in_scripts(surface)}


def texts_in_codebook() -> set[str]:
    return codebook.sentences()


@cache
def used() -> frozenset[str]:
    return frozenset(texts_in_package() | texts_in_templates() | texts_in_scripts() | texts_in_codebook())


@cache
def files_of(other: str) -> dict[str, dict[str, str]]:
    """File name -> msgid -> msgstr."""
    found = {}
    for path in sorted((language.FOLDER / other).glob("*.po")):
        with path.open("rb") as file:
            found[path.name] = {str(message.id): str(message.string) for message in read_po(file, abort_invalid=True) if message.id}
    return found


def test_texts_are_found_everywhere() -> None:
    in_package = texts_in_package()
    assert {"There is nothing to take back.", "must be before out", "Idea {idea} waits again.", "No ideas are being collected now."} <= in_package
    assert not any(text.startswith("An English sentence") for text in in_package)  # of a docstring
    assert len(texts_in_templates()) > 10
    assert len(texts_in_scripts()) > 10
    assert "participants whose last choice was agree" in texts_in_codebook()


@pytest.mark.parametrize("other", TRANSLATED)
def test_every_text_is_translated(other: str) -> None:
    known = {text for texts in files_of(other).values() for text, told in texts.items() if told}
    assert sorted(used() - known) == []


@pytest.mark.parametrize("other", TRANSLATED)
def test_a_translation_fills_in_the_same_names(other: str) -> None:
    wrong = {
        text: told for texts in files_of(other).values() for text, told in texts.items() if told and sorted(NAMES.findall(text)) != sorted(NAMES.findall(told))
    }
    assert wrong == {}


@pytest.mark.parametrize("other", TRANSLATED)
def test_every_translation_is_used(other: str) -> None:
    needed = used()
    assert {file: left for file, texts in files_of(other).items() if (left := sorted(set(texts) - needed))} == {}


@pytest.mark.parametrize("other", TRANSLATED)
def test_two_files_translate_a_text_alike(other: str) -> None:
    first: dict[str, tuple[str, str]] = {}
    differing = []
    for file, texts in files_of(other).items():
        for text, told in texts.items():
            earlier, in_file = first.setdefault(text, (told, file))
            if earlier != told:
                differing.append(f"{text!r}: {earlier!r} in {in_file}, {told!r} in {file}")
    assert differing == []


def test_dutch_and_english_are_told() -> None:
    assert language.translate("nl", "There is nothing to take back.") == "Er is niets om terug te nemen."
    assert language.translate("en", "There is nothing to take back.") == "There is nothing to take back."


def test_a_text_without_a_translation_is_told_in_english() -> None:
    assert "Never written." not in language.catalogue("nl")
    assert language.translate("nl", "Never written.") == "Never written."


def test_names_are_filled_in_and_a_missing_one_stays_to_be_seen() -> None:
    assert language.translate("en", "Hello {name}", name="Noor") == "Hello Noor"
    assert language.translate("en", "Hello {name}, {other}", name="{other}") == "Hello {other}, {other}"


def test_a_refusal_and_its_faults_are_told_in_the_language_of_the_person() -> None:
    refusal = Invalid("This step can't be used. Mend what is named and send it again.", faults=(Fault("step.title", "is missing"),))
    assert language.sentence("nl", refusal).startswith("Dit onderdeel is niet bruikbaar.")
    assert language.fault_document("nl", refusal.faults[0]) == {"path": "step.title", "message": "ontbreekt"}
    assert "400" in language.sentence("nl", TooLong("This text is too long: at most {limit} characters.", limit=400))


@pytest.mark.parametrize(("wanted", "chosen"), [(["en", "nl"], "en"), ([None, "fr", "en"], "en"), (["fr"], "nl"), ([], "nl")])
def test_the_first_language_that_there_is_is_chosen_else_dutch(wanted: list[str | None], chosen: str) -> None:
    assert language.choose(wanted) == chosen


def test_a_surface_gets_the_texts_of_its_own_scripts_only() -> None:
    told = language.script_strings("phone", "nl")
    assert told
    assert set(told) <= set(language.texts_in_scripts("phone"))
    assert language.script_strings("phone", "en") == {}
