"""Redacting agreements, from the stored log (`rewrites`) and from backups too: because the desk asks for it, or what they were made of goes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.errors import Fault, Invalid
from facilitator.meetup.agreements import NOTHING, WORDED, AgreementEvent
from facilitator.meetup.marks import check_why
from facilitator.meetup.placing import GONE
from facilitator.meetup.words import SEES_ALL, Actor, Ballot, Command, Document, Erasure, Event

if TYPE_CHECKING:
    from facilitator.meetup import Meetup


@dataclass(frozen=True)
class AgreementRedacted(AgreementEvent, urgent=True, final=True):
    """It is gone with its words and its owner's name. `asked`: the desk asked for it, and said perhaps `why`; else it went with what it was made of."""

    asked: bool = False
    why: str | None = None

    def apply(self, meetup: Meetup, at: float) -> None:
        found = meetup.agreements.by_id[self.agreement]
        found.erase_words()
        found.place, found.why = GONE, self.why
        meetup.past.forget_deeds("agreement", self.agreement)

    def rewrites(self, meetup: Meetup) -> Iterable[Erasure]:
        return (Erasure(WORDED, "agreement", self.agreement, {**NOTHING, "name": "", "named": False}),)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        if self.asked:
            return "The words of agreement {agreement} were removed for good.", {"agreement": self.agreement}
        return "Agreement {agreement} went with the idea that it was taken from.", {"agreement": self.agreement}


@dataclass(frozen=True)
class AgreementReduced(AgreementEvent, final=True):
    """Of what it said before nothing is kept: the desk had given it other words, which stay."""

    def apply(self, meetup: Meetup, at: float) -> None:
        meetup.agreements.by_id[self.agreement].said = ()
        meetup.past.forget_deeds("agreement", self.agreement)

    def rewrites(self, meetup: Meetup) -> Iterable[Erasure]:
        kept = vars(meetup.agreements.by_id[self.agreement].deal)
        return (Erasure(WORDED, "agreement", self.agreement, NOTHING, but=("deal", kept)),)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return "Of agreement {agreement} only its present words were kept.", {"agreement": self.agreement}


@dataclass(frozen=True)
class RedactAgreement(Command, verb="agreement.redact", by=SEES_ALL, after_close=True):
    """Takes an agreement away for good, with its words and the name of its owner: it can't be taken back. `why` is one of `marks.WHY`."""

    agreement: int
    why: str | None = None

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        check_why(self.why)
        found = meetup.agreements.by_id.get(self.agreement)
        if found is None:
            raise Invalid("There is no such agreement.", faults=(Fault("agreement", "is not known"),))
        if not found.erased:
            yield AgreementRedacted(found.id, asked=True, why=self.why)
