"""What every kind of poll can do: read its question, take an answer, count answers, tell what they come to. One class a kind, one file a class."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any, ClassVar

from facilitator.errors import Fault
from facilitator.meetup.fields import Fields
from facilitator.meetup.words import Document


class PollKind:
    """One kind of poll. Its question (`asked`) is what `read` gave; answers are kept as `check` gave them."""

    known: ClassVar[dict[str, PollKind]] = {}
    can_be_split: ClassVar[bool] = False  # answers can be laid side by side: by role, by table, or once and again
    one_row: ClassVar[bool] = False  # an answer counts for one row of a split exactly, and people can move from row to row
    counted_apart: ClassVar[bool] = False  # the results of the whole room do not say how many are in each row of a split
    seen_unjudged: ClassVar[bool | None] = None  # of a text that someone wrote: whether the room sees it before the desk judged it; None: nobody writes

    @property
    def is_written(self) -> bool:
        """Whether an answer is somebody's own words."""
        return self.seen_unjudged is not None

    def __init_subclass__(cls, *, name: str) -> None:
        PollKind.known[name] = cls()

    def read(self, poll: Fields) -> Document:
        """The kind's own fields of a poll in a programme file."""
        raise NotImplementedError

    def check(self, asked: Document, choice: Any) -> Any:
        """The answer as it is kept, the same for the same answer; raises Invalid when it is none of this question."""
        raise NotImplementedError

    def count(self, tally: Counter[str], choice: Any, by: int) -> None:
        """Adds (`by` 1) or takes away (-1) one answer."""
        raise NotImplementedError

    def results(self, asked: Document, tally: Counter[str]) -> Document:
        """What documents tell of the tally: `counts` of every possible answer, also of those nobody gave; and the kind's own figures. `whole` is the count
        that would be all of it, where that is not the number of answers. Does not depend on the order of the answers."""
        raise NotImplementedError

    def options(self, asked: Document) -> list[Document]:
        """What can be chosen, each with its id and its label; nothing where people write."""
        return []

    def rows(self, asked: Document) -> list[Document]:
        """What the answers of a kind that can be split are laid side by side by, with id and label. `asked`: of numbers also with `cuts`."""
        return []

    def cuts(self, asked: Document, tally: Counter[str]) -> list[float]:
        """Where rows end that depend on the answers: of numbers."""
        return []

    def rows_of(self, asked: Document, choice: Any) -> tuple[str, ...]:
        """Which of the rows an answer counts for."""
        raise NotImplementedError

    def read_truth(self, poll: Fields, own: Document) -> Any:
        """The right answer, as a programme file writes it; None: this kind has none. `own`: what `read` gave."""
        return None

    def truth(self, asked: Document, truth: Any) -> Document:
        """What documents tell of the right answer: `answer`, the row it is of, and its `label` where it has one."""
        return {"answer": truth}

    def key(self, text: str) -> str:
        """What texts have in common that are judged together."""
        return text

    def slips(self, key: str) -> Iterable[str]:
        """Keys of other texts that may be the same, with a slip of the pen, as far as the letters of this one tell."""
        return ()

    def head(self, key: str, tally: Mapping[str, int]) -> str:
        """The key of what a text of this key counts for in a tally of texts."""
        return key

    def without(self, choice: Any, keys: Collection[str]) -> Any:
        """An answer in somebody's own words without the texts of these keys; None: nothing is left of it."""
        raise NotImplementedError

    def facts(self, asked: Document) -> Document:
        """What else a phone must know to answer."""
        return {}


def wrong(sentence: str, **values: object) -> tuple[Fault]:
    """What is wrong with an answer."""
    return (Fault("choice", sentence, tuple(values.items())),)
