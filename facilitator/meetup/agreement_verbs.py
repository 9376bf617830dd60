"""How agreements come and go: offered from a phone, written down or taken by the desk; changed, placed and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from facilitator.errors import Closed, Fault, Invalid, NotAllowed
from facilitator.meetup.agreements import LIMITS, NAME_LIMIT, Agreement, AgreementAdded, AgreementEdited, AgreementPlaced, AgreementWithdrawn, Deal
from facilitator.meetup.fields import Fields, clean_text
from facilitator.meetup.flags import flags_of
from facilitator.meetup.ideas import may_write
from facilitator.meetup.placing import AGREEMENTS, check_number, check_place, offer_step, place_for
from facilitator.meetup.taking import source
from facilitator.meetup.words import PHONE, SEES_ALL, Actor, Ballot, Command, Document, Event

if TYPE_CHECKING:
    from facilitator.meetup import Meetup


@dataclass(frozen=True)
class OfferAgreement(Command, verb="agreement.offer", by=(PHONE,)):
    """Offers to do something; `name` and whether the screen may show it (`on_screen`) are its owner's to say. Refused beyond MOST_OFFERS."""

    step: str
    what: str
    who: str = ""
    when: str = ""
    first_step: str = ""
    name: str = ""
    on_screen: bool = False

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        step = offer_step(meetup, self.step, AGREEMENTS)
        me = meetup.voter(actor)
        may_write(meetup, me)
        check_number(meetup.agreements.offered_by(me))
        deal = read_deal({"what": self.what, "who": self.who, "when": self.when, "first_step": self.first_step}, Deal(""), step.own["agreements"]["levels"])
        name = one_line(clean_text(self.name, NAME_LIMIT, "name"))
        on_screen, flags = bool(name) and self.on_screen, flags_of("\n".join(deal.texts()))
        yield AgreementAdded(meetup.agreements.new_id(), step.id, deal, me, name, on_screen, offered=True, flags=flags)

    def ack(self, changes: tuple[Event | Ballot, ...]) -> Document:
        return {"agreement": next(change.agreement for change in changes if isinstance(change, AgreementAdded))}


@dataclass(frozen=True)
class AddAgreement(Command, verb="agreement.add", by=SEES_ALL, undoable=True):
    """The desk writes down what is called out, or takes an idea or a group; it is on the list at once. `deal`: `what`, and perhaps `who`, `when`,
    `first_step`, `level`. Never a name."""

    deal: dict[str, Any]
    step: str | None = None
    idea: int | None = None
    group: str | None = None

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        step = place_for(meetup, self.step, AGREEMENTS)
        source(meetup, self.idea, self.group)
        deal = read_deal(self.deal, Deal(""), step.own["agreements"]["levels"])
        yield AgreementAdded(meetup.agreements.new_id(), step.id, deal, idea=self.idea, group=self.group)

    ack = OfferAgreement.ack


@dataclass(frozen=True)
class EditAgreement(Command, verb="agreement.edit", by=SEES_ALL, undoable=True, after_close=True):
    """Other words; what is left out of `changes` stays. What was offered is kept beside it, and while it says something else its owner's name is not shown."""

    agreement: int
    changes: dict[str, Any]

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        found = still_there(meetup, self.agreement)
        deal = read_deal(self.changes, found.deal, meetup.show.find(found.step).own["agreements"]["levels"])
        if deal != found.deal:
            yield AgreementEdited(found.id, deal, (found.original or found.deal) if found.offered else None)


@dataclass(frozen=True)
class PlaceAgreement(Command, verb="agreement.place", by=SEES_ALL, undoable=True, after_close=True):
    """Takes it (`listed`), parks it (`parked`) or leaves it out (`hidden`)."""

    agreement: int
    to: str

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        check_place(self.to)
        found = still_there(meetup, self.agreement)
        if found.place != self.to:
            yield AgreementPlaced(found.id, self.to)


@dataclass(frozen=True)
class WithdrawAgreement(Command, verb="agreement.withdraw", by=(PHONE,), after_close=True, after_seal=False):
    """Takes back what this phone offered, also when it was taken: it is its owner's."""

    agreement: int

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        found = meetup.agreements.find(self.agreement)
        if found.author is None or found.author != meetup.voter(actor):
            raise NotAllowed("You can only take back what you offered yourself.")
        if found.is_there:
            yield AgreementWithdrawn(found.id)


def read_deal(given: dict[str, Any], before: Deal, levels: list[str]) -> Deal:
    """The words as somebody wrote them over what stood there; raises Invalid with every fault."""
    fields = Fields({**vars(before), **{name: value for name, value in given.items() if value is not None or name == "level"}})
    texts = {name: one_line(fields.text(name, "", limit=limit)) for name, limit in LIMITS.items()}
    level = fields.given["level"]
    if level is not None and level not in levels:
        fields.fault("level", "is not one of the levels")
    if fields.faults:
        raise Invalid("This can't be used. Mend what is named and send it again.", faults=tuple(fields.faults))
    if not texts["what"]:
        raise Invalid("Write down first what will be done.", faults=(Fault("what", "must not be empty"),))
    return replace(before, **texts, level=level)


def one_line(text: str) -> str:
    return " ".join(text.split())


def still_there(meetup: Meetup, number: int) -> Agreement:
    found = meetup.agreements.find(number)
    if not found.is_there:
        raise Closed("Who offered this has taken it back.")
    return found
