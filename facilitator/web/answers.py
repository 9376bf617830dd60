"""What programs are answered, as types: the handlers are held to them, and the description of the routes (`openapi`) is made of them."""

from __future__ import annotations

from typing import Any, Literal, TypedDict

import msgspec

from facilitator.meetup.words import Document


class FaultDocument(TypedDict):
    path: str
    message: str


class Refused(TypedDict):
    """`code` is for programs, `message` for people; `errors` say what is wrong where."""

    ok: Literal[False]
    code: str
    message: str
    errors: list[FaultDocument]


class Made(TypedDict):
    """A new meetup. Each address but the phone's is a secret: opening it gives a cookie and sends on to the surface."""

    id: str
    code: str
    phone_url: str
    desk_url: str
    operator_url: str
    remote_url: str
    screen_url: str


class UsedBy(TypedDict):
    """A meetup whose run of show names a file."""

    id: str
    title: str
    language: str
    state: str


class MediaStored(TypedDict):
    """`size` in bytes."""

    name: str
    type: str
    size: int


class MediaFile(MediaStored):
    """`url` works for some hours; `made_at` in seconds since 1970."""

    url: str
    made_at: float
    used_by: list[UsedBy]


class MediaList(TypedDict):
    media: list[MediaFile]


class UploadState(TypedDict):
    """Of a file that comes in pieces `offset` of `size` bytes are there. `mark` is what its sender knows it by."""

    id: str
    name: str
    size: int
    offset: int
    mark: str


class UploadList(TypedDict):
    uploads: list[UploadState]


class Health(TypedDict):
    """`seq` counts the lines of session logs since the start."""

    ok: bool
    version: str
    seq: int
    writer: Literal["alive", "stuck"]
    epoch: str


class Standing(TypedDict):
    """Of a question of the bank which version these words are (null: none yet), which one they would become, and which is the last one."""

    id: str
    version: int | None
    next: int
    last: int


class Seen(TypedDict):
    """What will be seen of what is being written: the screen's documents, and the page of a phone; and how its words stand in the bank."""

    screen: dict[str, Document]
    phone_html: str
    bank: Standing | None


class Wording(TypedDict):
    """`words` as a poll of a programme file has them."""

    id: str
    version: int
    words: Document


class Version(TypedDict):
    """`made_at` in seconds since 1970."""

    version: int
    words: Document
    made_at: float


class Question(TypedDict):
    """Of the bank; `version` and `words` are its last ones, `made_at` when it was made. `archived`: it is in no list but that of the archived ones."""

    id: str
    version: int
    words: Document
    made_at: float
    archived: bool
    versions: list[Version]


class QuestionInList(Question):
    """`meetups`: in how many it was asked."""

    meetups: int


class QuestionList(TypedDict):
    questions: list[QuestionInList]


class QuestionRound(TypedDict):
    """A closed round of a question, whole. `number` counts the askings in that evening; `opened_at` in seconds since 1970; `voting`: who could vote."""

    meetup: str
    title: str
    region: str
    date: str
    number: int
    version: int
    question: str
    opened_at: float
    voting: str
    results: Document


class QuestionAsked(Question):
    rounds: list[QuestionRound]


class Push(msgspec.Struct, rename={"start": "from"}):
    """Documents by key; docs/protocol.md says what is in them."""

    epoch: str
    seq: int
    start: int
    docs: dict[str, dict[str, Any] | None]
