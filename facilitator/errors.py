"""What is refused, and how: a code for programs, a sentence for people.

    Refusal                what was asked can't be done; nothing was changed
    ├── Closed             closed        the round, the ideas or the meetup is closed
    ├── Sealed             sealed        the meetup is sealed: nothing leads to a person any more
    ├── NotOnAir           not_on_air    its step is not on air
    ├── NotAllowed         not_allowed   this audience may not do this
    ├── Invalid            invalid       a field is missing or wrong; carries its faults
    │   └── TooLong        too_long      a text is longer than allowed
    ├── NoDotsLeft         no_dots_left  all of one's dots lie somewhere
    ├── TooFast            too_fast      more than a person can give
    ├── StorageFailed      storage       the disk refused; nothing was kept
    ├── NotSent            not_sent      a command came too late, and was not carried out before
    ├── IdReused           id_reused     a command's id came with another content
    ├── UnknownVerb        unknown_verb  no such verb
    ├── UnknownCode        unknown_code  no meetup has this join code
    ├── NotFound           not_found     no such page, meetup or file
    └── Failed             failed        a mistake of ours; nothing was changed

A sentence is English with `{names}` to fill in; the edge that answers a person translates it (`language.py`).
`status` is the HTTP status of the same refusal.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong in what came in: where (`steps[2].fragment.in`) and a sentence about it."""

    path: str
    sentence: str
    values: tuple[tuple[str, object], ...] = ()


class Refusal(Exception):
    """The root. `sentence` is for people, `code` for programs, `faults` name each wrong field."""

    code = "invalid"
    status = 422

    def __init__(self, sentence: str, /, *, faults: tuple[Fault, ...] = (), **values: object) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.values = values
        self.faults = faults


class Closed(Refusal):
    code, status = "closed", 409


class Sealed(Refusal):
    code, status = "sealed", 409


class NotOnAir(Refusal):
    code, status = "not_on_air", 409


class NotAllowed(Refusal):
    code, status = "not_allowed", 403


class Invalid(Refusal):
    code, status = "invalid", 422


class TooLong(Invalid):
    code, status = "too_long", 422


class NoDotsLeft(Refusal):
    code, status = "no_dots_left", 409


class TooFast(Refusal):
    code, status = "too_fast", 429


class StorageFailed(Refusal):
    code, status = "storage", 507


class IdReused(Refusal):
    code, status = "id_reused", 409


class NotSent(Refusal):
    code, status = "not_sent", 409

    @staticmethod
    def late() -> "NotSent":
        """Of a command that came too late to be carried out."""
        return NotSent("There was no connection. Nothing was changed; try again.")


class UnknownVerb(Refusal):
    code, status = "unknown_verb", 422


class UnknownCode(Refusal):
    code, status = "unknown_code", 404


class NotFound(Refusal):
    code, status = "not_found", 404


class Failed(Refusal):
    code, status = "failed", 500
