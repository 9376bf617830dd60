"""Schemas of what goes in and out as JSON, made of the types of answers, of the archive's, and of what the reader of programme files asks for."""

from __future__ import annotations

import msgspec

from facilitator.errors import Refusal
from facilitator.meetup import programme
from facilitator.meetup.words import Document
from facilitator.report.archive import Archive
from facilitator.web import answers

TYPES = (answers.Refused, answers.Made, answers.MediaStored, answers.MediaList, answers.Health, answers.Seen, answers.Push, Archive)


def schemas() -> dict[str, Document]:
    _, typed = msgspec.json.schema_components(TYPES, ref_template="#/components/schemas/{name}")
    typed["Refused"]["properties"]["code"]["enum"] = sorted({refusal.code for refusal in every_refusal()})
    whole = programme.shape()
    step = whole["properties"]["steps"]["items"]
    whole["properties"]["steps"]["items"] = {"$ref": "#/components/schemas/Step"}
    return {**typed, "Programme": whole, "Step": step}


def every_refusal(kind: type[Refusal] = Refusal) -> list[type[Refusal]]:
    return [kind, *(found for below in kind.__subclasses__() for found in every_refusal(below))]
