"""Dutch and English. Source texts are English with `{names}`; `translations/<language>/*.po` hold the rest, read once at start."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

from facilitator.errors import Fault, Refusal

LANGUAGES = ("nl", "en")
SOURCE = "en"
FOLDER = Path(__file__).parent / "translations"
SCRIPTS = Path(__file__).parent.parent / "static" / "js"
IN_SCRIPT = re.compile(r"""\bt\(\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""")
SHARED_SCRIPTS = ("live", "parts")
ALSO = {"desk": ("screen",), "office": ("screen",)}  # they show the screen in small


@cache
def catalogue(language: str) -> dict[str, str]:
    """Every translated text of a language."""
    found: dict[str, str] = {}
    for path in sorted((FOLDER / language).glob("*.po")):
        with path.open("rb") as file:
            found |= {str(message.id): str(message.string) for message in read_po(file) if message.id and message.string}
    return found


def translate(language: str, text: str, /, **values: object) -> str:
    """The text in this language, with its names filled in; English when there is no translation."""
    told = text if language == SOURCE else catalogue(language).get(text, text)
    return told.format_map(_Values(values)) if values else told


class _Values(dict[str, object]):
    def __missing__(self, name: str) -> str:
        return "{" + name + "}"


def sentence(language: str, refusal: Refusal) -> str:
    return translate(language, refusal.sentence, **refusal.values)


def fault_document(language: str, fault: Fault) -> dict[str, str]:
    return {"path": fault.path, "message": translate(language, fault.sentence, **dict(fault.values))}


def choose(wanted: Iterable[str | None]) -> str:
    """The first wanted language that there is; Dutch when none is."""
    return next((language for language in wanted if language in LANGUAGES), LANGUAGES[0])


@cache
def texts_in_scripts(surface: str) -> tuple[str, ...]:
    """The source texts of every `t("...")` in the scripts of a surface and those it shares."""
    paths = [*SCRIPTS.glob("*.js"), *(path for folder in (surface, *ALSO.get(surface, ()), *SHARED_SCRIPTS) for path in (SCRIPTS / folder).rglob("*.js"))]
    quoted = (match for path in paths for match in IN_SCRIPT.findall(path.read_text("utf-8")))
    return tuple(sorted({text[1:-1].replace("\\" + text[0], text[0]) for text in quoted}))


@cache
def script_strings(surface: str, language: str, extra: tuple[str, ...] = ()) -> dict[str, str]:
    """What a surface's scripts need: source text -> translation. Empty for English."""
    if language == SOURCE:
        return {}
    known = catalogue(language)
    return {text: known[text] for text in (*texts_in_scripts(surface), *extra) if text in known}
