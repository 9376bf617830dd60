"""Schemas of what goes in and out as JSON, made of the types of answers, of the archive's, and of what the reader of programme files asks for."""

from __future__ import annotations

import msgspec

from facilitator.errors import Refusal
from facilitator.meetup import programme
from facilitator.meetup.polls import PollKind
from facilitator.meetup.questions import read_words
from facilitator.meetup.shape import either, shape_of
from facilitator.meetup.words import Document
from facilitator.report.archive import Archive
from facilitator.web import answers

QUESTIONS = (answers.Wording, answers.QuestionList, answers.QuestionAsked)
TYPES = (
    answers.Refused,
    answers.Made,
    answers.MediaStored,
    answers.MediaList,
    answers.UploadState,
    answers.UploadList,
    answers.Health,
    answers.Seen,
    answers.Push,
    Archive,
    *QUESTIONS,
)


def schemas() -> dict[str, Document]:
    _, typed = msgspec.json.schema_components(TYPES, ref_template="#/components/schemas/{name}")
    typed["Refused"]["properties"]["code"]["enum"] = sorted({refusal.code for refusal in every_refusal()})
    whole = programme.shape()
    step = whole["properties"]["steps"]["items"]
    whole["properties"]["steps"]["items"] = {"$ref": "#/components/schemas/Step"}
    return {**typed, "Programme": whole, "Step": step, "Words": words_shape()}


def words_shape() -> Document:
    """What a question of the bank may be: each kind of poll."""
    return either(*(shape_of(read_words, {"kind": kind}) for kind in PollKind.known))


def every_refusal(kind: type[Refusal] = Refusal) -> list[type[Refusal]]:
    return [kind, *(found for below in kind.__subclasses__() for found in every_refusal(below))]
