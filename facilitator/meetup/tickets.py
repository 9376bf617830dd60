"""Tickets: one for each person who may vote. How many were printed, on which device each is used, and which were freed.

What stands on a ticket is made of the meetup's key and its number by the door (`facilitator.tickets`), and is not known here. A ticket in use is kept with
a digest of its device, without time or order, and with nothing that leads to a ballot.

A ticket begins a new life when it is freed, or when its holder forgets themselves. Each life is a participant of its own, so that a new holder sees nothing
of a former one; what those gave that is still open is taken back, so that a ticket has one voice (`former`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from facilitator.errors import Fault, Invalid, NotAllowed
from facilitator.meetup.leaving import leave
from facilitator.meetup.voting import NOBODY
from facilitator.meetup.words import DESK, DOOR, OFFICE, Actor, Ballot, Command, Document, Event, document

if TYPE_CHECKING:
    from facilitator.meetup import Meetup

MOST_TICKETS = 2_000


@dataclass(frozen=True)
class Ticket:
    """A ticket as a device brings it. `life` counts the lives before this one, `former` are the participants of those; `device` is a keyed digest."""

    number: int
    life: int
    device: str
    former: tuple[str, ...] = ()


@dataclass
class Tickets:
    """State: how many were printed, the device that uses each, and which life each is in, as far as it is not its first."""

    printed: int = 0
    taken: dict[int, str] = field(default_factory=dict)
    lives: dict[int, int] = field(default_factory=dict)

    def life(self, number: int) -> int:
        return self.lives.get(number, 0)

    def ballots(self) -> Iterator[Ballot]:
        """How it stands with each that was ever used."""
        for number in sorted({*self.taken, *self.lives}):
            yield TicketTaken(f"{number}", NOBODY, [self.life(number), self.taken.get(number)])

    def end_life(self, number: int) -> Ballot:
        """It can be opened on any device then, as somebody else."""
        return TicketTaken(f"{number}", NOBODY, [self.life(number) + 1, None])

    def holds(self, ticket: Ticket) -> bool:
        """Whether this device is the one that uses it now."""
        return self.taken.get(ticket.number) == ticket.device and self.life(ticket.number) == ticket.life

    def check(self, ticket: Ticket) -> None:
        if not self.holds(ticket):
            raise NotAllowed("Your ticket is not in use on this phone any more. Load the page again.")


class TicketTaken(Ballot, kind="ticket"):
    """How it stands with a ticket (`about` is its number): `[life, device]`, where device is null while no device uses it."""

    def apply(self, meetup: Meetup) -> None:
        tickets, number = meetup.tickets, int(self.about)
        life, device = self.value
        tickets.taken.pop(number, None)
        if life:
            tickets.lives[number] = life
        if device is not None:
            tickets.taken[number] = device

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return ("tickets", "crowd")

    def touches_own(self, meetup: Meetup) -> Iterable[tuple[str, str]]:
        return ()


def lay_down_ticket(meetup: Meetup, actor: Actor) -> Iterator[Ballot]:
    """Whoever forgets themselves leaves their ticket to who opens it next."""
    if actor.ticket is not None:
        yield meetup.tickets.end_life(actor.ticket.number)


@dataclass(frozen=True)
class TicketsPrinted(Event, urgent=True):
    """There are tickets up to this number."""

    printed: int

    def apply(self, meetup: Meetup, at: float) -> None:
        meetup.tickets.printed = self.printed

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return ("tickets",)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return "There are tickets up to number {number}.", {"number": self.printed}


@dataclass(frozen=True)
class TicketFreed(Event, weight=1):
    """A ticket can be opened on another device; the one that used it is out. For the log: `TicketTaken` says how it stands."""

    number: int

    def apply(self, meetup: Meetup, at: float) -> None:
        pass

    def touches(self, meetup: Meetup) -> Iterable[str]:
        return ("tickets",)

    def sentence(self, meetup: Meetup) -> tuple[str, Document]:
        return "Ticket {number} was freed.", {"number": self.number}


@dataclass(frozen=True)
class PrintTickets(Command, verb="ticket.print", by=(OFFICE,)):
    """Makes so many tickets more; their numbers go on where they were."""

    more: int

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        if not 1 <= self.more <= MOST_TICKETS - meetup.tickets.printed:
            fault = Fault("more", "must be between {least} and {most}", (("least", 1), ("most", MOST_TICKETS - meetup.tickets.printed)))
            raise Invalid("An evening has at most {most} tickets.", most=MOST_TICKETS, faults=(fault,))
        yield TicketsPrinted(meetup.tickets.printed + self.more)


@dataclass(frozen=True)
class FreeTicket(Command, verb="ticket.free", by=(DESK, OFFICE)):
    """For a phone that is lost or broken: the next device that opens the ticket uses it, as somebody who gave nothing yet."""

    number: int

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        if not 1 <= self.number <= meetup.tickets.printed:
            raise Invalid("There is no ticket with this number.", faults=(Fault("number", "is not known"),))
        if self.number not in meetup.tickets.taken:
            raise Invalid("Ticket {number} is not in use: it can be opened on any phone.", number=self.number)
        yield TicketFreed(self.number)
        yield meetup.tickets.end_life(self.number)


@dataclass(frozen=True)
class TakeTicket(Command, verb="door.take_ticket", by=(DOOR,)):
    """The server's own, of who showed a ticket at the door. Takes back what its former lives gave that is still open, and what this device gave without a
    ticket (`former`: their participants, which only the door can know): one person has one voice. Once more by the same device changes nothing."""

    number: int
    life: int
    device: str
    former: tuple[str, ...] = ()

    def decide(self, meetup: Meetup, actor: Actor, now: float) -> Iterator[Event | Ballot]:
        tickets = meetup.tickets
        if tickets.life(self.number) != self.life or tickets.taken.get(self.number, self.device) != self.device:
            raise NotAllowed("This ticket is in use on another phone already.")
        if self.number not in tickets.taken:
            for participant in self.former:
                yield from leave(meetup, participant)
            yield TicketTaken(f"{self.number}", NOBODY, [self.life, self.device])


@document("tickets", (DESK, OFFICE))
def tickets_document(meetup: Meetup, audience: str, key: str) -> Document | None:
    """Absent while none were printed."""
    tickets = meetup.tickets
    return {"printed": tickets.printed, "taken": len(tickets.taken)} if tickets.printed else None
