"""The shape of what an organiser may write, as JSON Schema, told by the very readers that read it: they get a `Shape` instead of a file, and
it notes what they ask for.

It refuses nothing that a reader takes, but for white space that makes a text too long. What fields have to do with each other (`in` is before
`out`), and that a text is more than white space, it does not tell: a reader refuses that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from facilitator.meetup.fields import FILE_NAME, LINK_LIMIT, REQUIRED, Fields
from facilitator.meetup.words import Document

CONTROL = r"\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f"  # all but tab and line ends
TEXT = {"type": "string", "pattern": f"^[^{CONTROL}]*$"}
WEB_ADDRESS = rf"^([Hh][Tt][Tt][Pp][Ss]?://[^\s{CONTROL}]+)?$"
SOMETHING = object()


def shape_of(read: Callable[[Fields], object], written: Document | None = None) -> Document:
    """What `read` takes. It is told of a file in which nothing is, and of one in which everything is: what it asks of the first is required.
    `written` is in both: the `kind` of a step, say."""
    nothing, everything = Shape(dict(written or {})), Shape(Everything(written or {}))
    read(nothing)
    read(everything)
    return _object(nothing, everything)


def either(*shapes: Document) -> Document:
    return {"anyOf": [each for shape in shapes for each in shape.get("anyOf", [shape])]}


class Everything(dict[str, Any]):
    """An object in which something stands under every name."""

    def get(self, name: str, default: object = None) -> Any:
        return super().get(name, SOMETHING)

    def __contains__(self, name: object) -> bool:
        return True

    def __missing__(self, name: str) -> object:
        return SOMETHING


@dataclass(frozen=True)
class Asked:
    """A field that a reader asked for. `inner`: an object of its own, or the items of a list."""

    needed: bool
    schema: Document
    inner: Shape | None = None


class Shape(Fields):
    """A file in which nothing is wrong, whatever a reader thinks of it."""

    def __init__(self, given: dict[str, Any]) -> None:
        super().__init__(given)
        self.asked: dict[str, Asked] = {}

    def text(self, name: str, default: Any = REQUIRED, limit: int = 300) -> Any:
        needed = self._note(name, default, {**TEXT, "minLength": 1 if default is REQUIRED else 0, "maxLength": limit})
        return "" if needed else default

    def file_name(self, name: str, default: Any = REQUIRED) -> str | None:
        self._note(name, default, {"type": "string", "pattern": f"^{FILE_NAME.pattern}$" if default is REQUIRED else f"^({FILE_NAME.pattern})?$"})
        return None

    def date(self, name: str) -> str:
        self._note(name, "", {"type": "string", "pattern": "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"})
        return ""

    def link(self, name: str) -> str:
        self._note(name, "", {"type": "string", "maxLength": LINK_LIMIT, "pattern": WEB_ADDRESS})
        return ""

    def number(self, name: str, default: Any = REQUIRED, least: float = 0, most: float = 86_400) -> Any:
        self._note(name, default, {"type": "number", "minimum": least, "maximum": most})
        return least

    def whole(self, name: str, default: Any = REQUIRED, least: int = 0, most: int = 86_400) -> int:
        self._note(name, default, {"type": "integer", "minimum": least, "maximum": most})
        return least

    def flag(self, name: str, default: bool) -> bool:
        self._note(name, default, {"type": "boolean"})
        return default

    def choice(self, name: str, options: Sequence[str], default: Any = REQUIRED) -> str:
        written = self.given.get(name)
        if written in options:
            self._note(name, REQUIRED, {"const": written})
            return str(written)
        needed = self._note(name, default, {"type": "string", "enum": list(options)})
        return options[0] if needed else str(default)

    def texts(self, name: str, default: Any = REQUIRED, least: int = 0, most: int = 20, limit: int = 100) -> list[str]:
        items = {**TEXT, "minLength": 1, "maxLength": limit}
        self._note(name, default, {"type": "array", "items": items, "minItems": least, "maxItems": most, "uniqueItems": True})
        return [str(number) for number in range(most)]

    def part(self, name: str, default: Any = REQUIRED) -> Fields:
        inner = self._below(name)
        self._note(name, default, {}, inner)
        return inner

    def objects(self, name: str, least: int, most: int) -> Iterator[Fields]:
        inner = self._below(name)
        self._note(name, REQUIRED, {"type": "array", "minItems": least, "maxItems": most}, inner)
        yield inner

    def _note(self, name: str, default: object, schema: Document, inner: Shape | None = None) -> bool:
        self.asked[name] = Asked(default is REQUIRED, schema, inner)
        return default is REQUIRED

    def _below(self, name: str) -> Shape:
        written = self.given.get(name)
        return Shape(type(self.given)(written if isinstance(written, dict) else {}))


def _object(nothing: Shape | None, everything: Shape) -> Document:
    """`nothing` is None for an object that is only read where it was written."""
    properties, required = {}, []
    for name, asked in everything.asked.items():
        first = nothing.asked.get(name) if nothing else asked
        schema = _field(first.inner if nothing and first else None, asked)
        needed = asked.needed and first is not None
        properties[name] = schema if needed else either(schema, {"type": "null"})
        required += [name] if needed else []
    for name, written in everything.given.items():
        if name not in properties:  # it said what there is to read, and is not read itself
            properties[name] = {"const": written}
            required.append(name)
    return {"type": "object", "properties": properties, "required": required}


def _field(nothing: Shape | None, asked: Asked) -> Document:
    if asked.inner is None:
        return asked.schema
    inner = _object(nothing, asked.inner)
    return {**asked.schema, "items": inner} if asked.schema else inner
