"""What a route takes and answers beside what its address says, and the door that it stands behind. Words for the tables in this package."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from facilitator.errors import Refusal
from facilitator.meetup.words import Document

Content = Mapping[str, Document]  # type of a body -> its schema
Refusals = tuple[type[Refusal], ...]

TEXT: Document = {"type": "string"}
HTML, JSON, FORM, MULTIPART = "text/html", "application/json", "application/x-www-form-urlencoded", "multipart/form-data"
PAGE: Content = {HTML: TEXT}
FILE: Document = {"type": "string", "format": "binary"}
NOTHING: Content = {}
SEE_PAGE: Mapping[int, Content] = {200: PAGE}
SENT_ON: Mapping[int, Content] = {303: PAGE}


@dataclass(frozen=True)
class Operation:
    """`answers`: what it gives, by status; `refuses`: what else it may say, beside what its door does; `address`: what may stand in its address,
    where the app's own rule says less; `next`: what can be done with what it gave, as OpenAPI links: operation -> parameter -> expression."""

    summary: str
    answers: Mapping[int, Content]
    refuses: Refusals = ()
    query: Mapping[str, Document] = field(default_factory=dict)
    address: Mapping[str, Document] = field(default_factory=dict)
    headers: Mapping[str, Document] = field(default_factory=dict)
    body: Content = field(default_factory=dict)
    next: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Door:
    """What all routes of a blueprint have in common: who may come (schemes of OpenAPI, one of them is enough; none: everybody), what else they
    refuse, as what a refusal comes, whether there are pages, which come in either language, whether these send strangers to the login, and
    whether a form carries a proof of whose page it stood on."""

    security: tuple[str, ...] = ()
    refuses: Refusals = ()
    refusal: Content = field(default_factory=lambda: PAGE)
    has_pages: bool = True
    sends_to_login: bool = False
    proof: bool = False


def json(name: str) -> Content:
    """A JSON body of a schema of `schemas`."""
    return {JSON: {"$ref": f"#/components/schemas/{name}"}}


def form(*required: str, **optional: Document) -> Content:
    return {FORM: fields(required, optional)}


def fields(required: Iterable[str], optional: Mapping[str, Document]) -> Document:
    """A form. What must be filled in is a text, unless `optional` says what else it is."""
    return {"type": "object", "properties": {**dict.fromkeys(required, TEXT), **optional}, "required": list(required)}
