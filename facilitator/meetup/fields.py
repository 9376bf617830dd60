"""Reading what an organiser wrote (a programme file, a step): every fault at once, each with its path.

A reader never raises: it notes a Fault and gives a harmless value, so that the rest is checked too. Fields it is not asked for are left alone.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from facilitator.errors import Fault, Invalid, TooLong
from facilitator.meetup.visible import visible

REQUIRED: Any = object()
LINK_LIMIT = 500
SURROGATE = re.compile("[\ud800-\udfff]")
FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")  # of a media file


class Fields:
    """An object that came in as JSON, read field by field. `path` is where it stands; `faults` is shared by all readers of one file."""

    def __init__(self, given: object, path: str = "", faults: list[Fault] | None = None) -> None:
        self.path = path
        self.faults: list[Fault] = [] if faults is None else faults
        self.given: dict[str, Any] = given if isinstance(given, dict) else {}
        if not isinstance(given, dict):
            self.fault("", "must be an object")

    def at(self, name: str) -> str:
        return f"{self.path}.{name}" if self.path and name else name or self.path

    def fault(self, name: str, sentence: str, **values: object) -> None:
        self.faults.append(Fault(self.at(name), sentence, tuple(values.items())))

    def text(self, name: str, default: Any = REQUIRED, limit: int = 300) -> Any:
        """A text in one form of Unicode (NFC), trimmed, 1 to `limit` characters; without control characters other than line ends."""
        value = self._value(name, default)
        if value is default and default is not REQUIRED:
            return default
        if not isinstance(value, str):
            return self._wrong(name, value, "must be a text", "")
        try:
            value = clean_text(value, limit, self.at(name))
        except Invalid as refusal:
            self.faults.extend(refusal.faults)
            return ""
        if not value:
            if default is REQUIRED:
                self.fault(name, "must not be empty")
            return default if default is not REQUIRED else ""
        return value

    def number(self, name: str, default: Any = REQUIRED, least: float = 0, most: float = 86_400) -> Any:
        value = self._value(name, default)
        if value is default and default is not REQUIRED:
            return default
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            return self._wrong(name, value, "must be a number", least)
        if not least <= value <= most:
            self.fault(name, "must be between {least} and {most}", least=least, most=most)
            return least
        return value

    def whole(self, name: str, default: Any = REQUIRED, least: int = 0, most: int = 86_400) -> int:
        value = self.number(name, default, least, most)
        if value != int(value):
            self.fault(name, "must be a whole number")
        return int(value)

    def flag(self, name: str, default: bool) -> bool:
        value = self._value(name, default)
        return value if isinstance(value, bool) else bool(self._wrong(name, value, "must be true or false", default))

    def choice(self, name: str, options: Sequence[str], default: Any = REQUIRED) -> str:
        value = self._value(name, default)
        if isinstance(value, str) and value in options:
            return value
        return str(self._wrong(name, value, "must be one of: {options}", options[0], options=", ".join(options)))

    def link(self, name: str) -> str:
        """An address of the web that a person may be sent to; empty when there is none."""
        link = str(self.text(name, "", limit=LINK_LIMIT))
        if link and not is_web_address(link):
            self.fault(name, "must be a web address that begins with https://")
            return ""
        return link

    def date(self, name: str) -> str:
        """A day, as `2021-05-31`; empty when none is said."""
        text = str(self.text(name, "", limit=10))
        try:
            return date.fromisoformat(text).isoformat() if text else ""
        except ValueError:
            self.fault(name, "must be a day, as 2021-05-31")
            return ""

    def file_name(self, name: str, default: Any = REQUIRED) -> str | None:
        """The name of a media file."""
        text = self.text(name, default)
        if text and not FILE_NAME.fullmatch(text):
            self.fault(name, "must be a file name of letters, digits, dots, hyphens and underscores")
        return str(text) if text else None

    def texts(self, name: str, default: Any = REQUIRED, least: int = 0, most: int = 20, limit: int = 100) -> list[str]:
        """A list of different texts."""
        value = self._value(name, default)
        if not isinstance(value, list):
            self._wrong(name, value, "must be a list of texts", None)
            return []
        if not least <= len(value) <= most:
            self.fault(name, "must hold {least} to {most} items", least=least, most=most)
        reader = Fields({f"{name}[{i}]": item for i, item in enumerate(value)}, self.path, self.faults)
        found = [reader.text(key, limit=limit) for key in reader.given]
        for i, text in enumerate(found):
            if text and text in found[:i]:
                self.fault(f"{name}[{i}]", "stands there twice")
        return found

    def part(self, name: str, default: Any = REQUIRED) -> Fields:
        value = self._value(name, default)
        if value is REQUIRED:
            value = {}
        return Fields(value, self.at(name), self.faults)

    def objects(self, name: str, least: int, most: int) -> Iterator[Fields]:
        value = self._value(name, REQUIRED)
        if not isinstance(value, list):
            self._wrong(name, value, "must be a list", None)
            return
        if not least <= len(value) <= most:
            self.fault(name, "must hold {least} to {most} items", least=least, most=most)
            return
        for i, item in enumerate(value):
            yield Fields(item, self.at(f"{name}[{i}]"), self.faults)

    def _value(self, name: str, default: Any) -> Any:
        value = self.given.get(name, default)
        if value is None and default is not REQUIRED:
            return default
        if value is REQUIRED:
            self.fault(name, "is missing")
        return value

    def _wrong(self, name: str, value: object, sentence: str, instead: Any, **values: object) -> Any:
        if value is not REQUIRED:
            self.fault(name, sentence, **values)
        return instead


def is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in ("https", "http") and bool(parts.hostname) and not parts.username and text.isprintable() and " " not in text
    except ValueError:
        return False


def clean_text(text: str, limit: int, path: str = "text") -> str:
    """A person's text: what is visible of it, NFC, trimmed, line ends as \\n. Refused: control characters, broken Unicode, more than `limit` characters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").strip()
    if any(unicodedata.category(c) == "Cc" and c != "\n" for c in text) or SURROGATE.search(text):
        raise Invalid("This text holds characters that can't be shown.", faults=(Fault(path, "holds characters that can't be shown"),))
    text = visible(text)
    if len(text) > limit:
        fault = Fault(path, "may be at most {limit} characters", (("limit", limit),))
        raise TooLong("This text is too long: at most {limit} characters.", limit=limit, faults=(fault,))
    return text
