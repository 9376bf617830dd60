"""The question bank of a data folder, as the writer knows it: every version of every question, and those that a batch under way will add."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable

from facilitator.errors import NotFound
from facilitator.meetup.fields import Fields
from facilitator.meetup.questions import Version, Versions, next_version, read_words, readable, version_of
from facilitator.meetup.words import Document
from facilitator.store import QuestionRow

ID_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another one when it is read out
ID_ENDING = 4


class QuestionBank:
    """`read` gives the rows that are on disk, `read_archived` the questions that were put away. A version is never changed and never goes: rounds of any meetup
    may name it. So a question that nobody wants to ask any more is archived: it is in no list, and all else goes on with it."""

    def __init__(self, read: Callable[[], list[QuestionRow]], read_archived: Callable[[], set[str]] = set) -> None:
        self._read, self._read_archived = read, read_archived
        self._rows: dict[str, dict[int, QuestionRow]] = {}
        self.archived: set[str] = set()
        self.again()

    def again(self) -> None:
        """What could not be committed is forgotten."""
        rows: dict[str, dict[int, QuestionRow]] = {}
        for row in self._read():
            rows.setdefault(row.id, {})[row.version] = row
        self._rows, self.archived = rows, self._read_archived()

    def versions(self, question: str) -> Versions:
        return {number: row.words for number, row in self._rows.get(question, {}).items()}

    def rows(self, question: str) -> list[QuestionRow]:
        """Every version of a question, the first one first; NotFound when there is no such question."""
        if question not in self._rows:
            raise NotFound("There is no such question in the question bank.")
        return [row for _, row in sorted(self._rows[question].items())]

    def all(self, archived: bool = False) -> list[list[QuestionRow]]:
        """The versions of each question that is asked; or of those that are archived. The question that was made last comes first."""
        return [self.rows(question) for question in reversed(self._rows) if (question in self.archived) == archived]

    def archive(self, question: str, archived: bool) -> None:
        (self.archived.add if archived else self.archived.discard)(question)

    def take(self, named: Iterable[Version], at: float) -> tuple[QuestionRow, ...]:
        """The rows of versions that an event names; those that are new are known from now on. One whose words are another version here, or whose number
        is other words, is left out: it came with an archive of another bank."""
        rows = []
        for version in named:
            known = self._rows.setdefault(version.question, {})
            if version_of(self.versions(version.question), version.words) in (None, version.number):
                rows.append(known.setdefault(version.number, QuestionRow(version.question, version.number, version.words, at)))
        return tuple(rows)

    def new_question(self, poll: Fields, at: float) -> QuestionRow:
        """The first version of a new question, not yet kept; notes the faults of `poll`. Words that the bank has already are no new question."""
        words = read_words(poll)
        return self._with(words) or QuestionRow(self._new_id(words["question"]), 1, words, at)

    def new_version(self, question: str, poll: Fields, at: float) -> QuestionRow:
        """The next version of a question, not yet kept; the version that is there when its words are the same."""
        rows, words = self.rows(question), read_words(poll)
        versions = self.versions(question)
        number = version_of(versions, words)
        return next((row for row in rows if row.version == number), QuestionRow(question, next_version(versions), words, at))

    def keep(self, row: QuestionRow) -> None:
        self._rows.setdefault(row.id, {}).setdefault(row.version, row)

    def _with(self, words: Document) -> QuestionRow | None:
        found = ((question, version_of(self.versions(question), words)) for question in self._rows)
        return next((self._rows[question][number] for question, number in found if number), None)

    def _new_id(self, question: str) -> str:
        while True:
            made = f"{readable(question)}-{''.join(secrets.choice(ID_LETTERS) for _ in range(ID_ENDING))}"
            if made not in self._rows:
                return made
