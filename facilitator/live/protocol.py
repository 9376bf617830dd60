"""The live protocol as data: what a client may say, checked for its types, and how it is answered. `docs/protocol.md` is its contract."""

from __future__ import annotations

import hashlib
import json
import re
import uuid
from collections.abc import Mapping
from typing import Any

import msgspec

from facilitator.errors import Fault, Invalid, Refusal, UnknownVerb
from facilitator.language import fault_document, sentence
from facilitator.meetup.fields import SURROGATE
from facilitator.meetup.words import ITSELF, Command
from facilitator.store import Receipt

DEEPEST = 12
LONGEST_ID = 64
USUAL_ID = re.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
WHERE = re.compile(r" - at `\$\.?(.*)`$")


class Json:
    """The JSON of the wire, for python-socketio. Refuses NaN and infinity. A text that was cut in half within a character, as a browser
    can send it, is let through to `check_values`, so that its sender is told."""

    @staticmethod
    def dumps(value: Any, **options: Any) -> str:
        return msgspec.json.encode(value).decode()

    @staticmethod
    def loads(text: str, **options: Any) -> Any:
        try:
            return msgspec.json.decode(text)
        except (msgspec.MsgspecError, UnicodeEncodeError):
            return json.loads(text, parse_constant=_no_number)


def _no_number(text: str) -> None:
    raise ValueError(f"{text} is no JSON")


def parse(message: Any) -> tuple[bytes, Command]:
    """The id, and the command; raises Invalid with each fault, or UnknownVerb."""
    if not isinstance(message, dict):
        raise Invalid("This is not a command.", faults=(Fault("", "must be an object"),))
    given_id = message.get("id")
    id = id_bytes(given_id) if isinstance(given_id, str) else None
    if id is None:
        raise Invalid("This command has no id.", faults=(Fault("id", "must be a UUID"),))
    known = Command.known.get(message["verb"]) if isinstance(message.get("verb"), str) else None
    if known is None or not known.by.isdisjoint(ITSELF):
        raise UnknownVerb("This page asks for something the server does not know. Load the page again.")
    given = {name: value for name, value in message.items() if name not in ("id", "verb", "late")}
    check_values(given)
    try:
        return id, msgspec.convert(given, type=known, strict=True)
    except msgspec.ValidationError as error:
        raise Invalid("This can't be used as it was sent.", faults=(_fault(error),)) from None


def is_late(message: Mapping[str, Any]) -> bool:
    """Whether it is only asked if this command was carried out."""
    late = message.get("late", False)
    if not isinstance(late, bool):
        raise Invalid("This can't be used as it was sent.", faults=(Fault("late", "must be true or false"),))
    return late


def id_bytes(text: str) -> bytes | None:
    if USUAL_ID.fullmatch(text):
        return bytes.fromhex(text.replace("-", ""))
    try:
        return uuid.UUID(text).bytes
    except ValueError:
        return None


def check_values(value: Any, depth: int = 0, path: str = "") -> None:
    """Refuses what breaks databases and browsers: numbers that are none or too large, broken Unicode, nesting without end."""
    if isinstance(value, str) and value.isascii():
        return
    if depth > DEEPEST:
        raise Invalid("This can't be used as it was sent.", faults=(Fault(path, "is nested too deeply"),))
    if isinstance(value, dict):
        for name, item in value.items():
            check_values(name, depth + 1, path)
            check_values(item, depth + 1, f"{path}.{name}" if path else str(name))
    elif isinstance(value, list):
        for i, item in enumerate(value):
            check_values(item, depth + 1, f"{path}[{i}]")
    elif isinstance(value, str) and SURROGATE.search(value):
        raise Invalid("This can't be used as it was sent.", faults=(Fault(path, "holds characters that can't be shown"),))
    elif isinstance(value, int | float) and not abs(value) < 2**53:  # nor when it is no number at all
        raise Invalid("This can't be used as it was sent.", faults=(Fault(path, "is too large a number"),))


def digest(message: Mapping[str, Any], stamp: bytes) -> bytes:
    """What this sender said in this command, so that the same id with another content is noticed. With the id in it, for else the same
    vote twice would show as two equal digests."""
    said = msgspec.json.encode({name: value for name, value in message.items() if name != "late"}, order="deterministic")
    return hashlib.blake2b(said, key=stamp[:32], digest_size=16).digest()


def echo(message: Any) -> str | None:
    """The id to answer with, also of a command that is none; None when it can't be repeated safely."""
    id = message.get("id") if isinstance(message, dict) else None
    return id if isinstance(id, str) and id.isascii() and len(id) <= LONGEST_ID else None


def answer(id: str | None, outcome: Receipt | Refusal, language: str) -> dict[str, Any]:
    """The acknowledgement."""
    if isinstance(outcome, Receipt):
        return {"ok": True, "id": id, "seq": outcome.seq or 0, **outcome.extra}
    told: dict[str, Any] = {"ok": False, "id": id, "code": outcome.code, "message": sentence(language, outcome)}
    if outcome.faults:
        told["errors"] = [fault_document(language, fault) for fault in outcome.faults]
    return told


def _fault(error: msgspec.ValidationError) -> Fault:
    where = WHERE.search(str(error))
    missing = re.search(r"missing required field `(.*?)`", str(error))
    if missing:
        return Fault(missing.group(1), "is missing")
    return Fault(where.group(1) if where else "", "has the wrong type")
