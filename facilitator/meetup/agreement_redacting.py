"""Redacting an idea of which agreements were made: they go with it, from the stored log (`rewrites`) and from backups too. Other words may still name somebody,
and nobody in the room voted on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.meetup.agreements import NOTHING, WORDED, AgreementEvent, Deal
from facilitator.meetup.ideas import Idea
from facilitator.meetup.placing import GONE
from facilitator.meetup.words import Document, Erasure, Event

if TYPE_CHECKING:
    from facilitator.meetup import Meetup


@dataclass(frozen=True)
class AgreementRedacted(AgreementEvent, urgent=True, final=True):
    """What the desk made of the idea: it is gone with its words."""

    def apply(self, meetup: Meetup, at: float) -> None:
        found = meetup.agreements.by_id[self.agreement]
        found.deal, found.original, found.place, found.erased = Deal(""), None, GONE, True
        meetup.past.forget_deeds("agreement", self.agreement)

    def rewrites(self, meetup: Meetup) -> Iterable[Erasure]:
        return (Erasure(WORDED, "agreement", self.agreement, NOTHING),)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return "Agreement {agreement} went with the idea that it was taken from.", {"agreement": self.agreement}


def redact_agreements(meetup: Meetup, idea: Idea) -> Iterator[Event]:
    yield from (AgreementRedacted(found.id) for found in meetup.agreements.by_id.values() if found.idea == idea.id and not found.erased)
