"""The door for who shows a ticket: which one it is, whether it is free, and letting one device in with it.

What a device keeps of it is a signed note of number and life; with the device's own token beside it, it is a `Ticket` of the rules. A note on another
device, or of a ticket that was freed since, opens nothing.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass

from itsdangerous import BadSignature, Signer

from facilitator.errors import TooFast, UnknownCode
from facilitator.home import Home
from facilitator.meetup.tickets import TakeTicket, Ticket
from facilitator.meetup.words import DOOR, Actor
from facilitator.store import MeetupRow
from facilitator.tickets import number_of, participant_of
from facilitator.wrong_codes import WrongCodes


@dataclass(frozen=True)
class Shown:
    """A ticket that somebody showed. `note` is what their device keeps of it; `free`: it is in use nowhere, `own`: on this device."""

    ticket: Ticket
    note: str
    free: bool
    own: bool


class TicketDoor:
    """Too many wrong codes in a minute are refused (`WrongCodes`); right ones always work. `device` is the token in a phone's cookie."""

    def __init__(self, home: Home, secret: bytes, wrong_codes: int) -> None:
        self.home, self.wrong_codes = home, WrongCodes(wrong_codes)
        self._signer = Signer(secret, salt="facilitator.ticket", digest_method=hashlib.sha256)

    def show(self, row: MeetupRow, code: str, device: str, address: str) -> Shown:
        """The ticket with this code."""
        number = number_of(row.key, self.home.look(row.id, lambda meetup: meetup.tickets.printed), code)
        if number is not None:
            return self._shown(row, number, device)
        if not self.wrong_codes.may_try(address):
            raise TooFast("Too many wrong codes were tried from this network. Wait a minute and try again.")
        raise UnknownCode("No ticket has this code. Look at it once more: twelve letters and digits.")

    def again(self, row: MeetupRow, note: str | None, device: str) -> Shown | None:
        """The ticket of a note that was given out before, unless it was freed since."""
        ticket = self.ticket(row, note, device)
        shown = self._shown(row, ticket.number, device) if ticket else None
        return shown if shown and shown.ticket == ticket else None

    def ticket(self, row: MeetupRow, note: str | None, device: str) -> Ticket | None:
        """What a note says, together with who brings it; whether that still holds only the rules can say."""
        try:
            meetup, number, life = self._signer.unsign(note or "").decode().split("-")
        except (BadSignature, ValueError):
            return None
        return self._ticket(row, int(number), int(life), device) if meetup == row.id else None

    def holder(self, row: MeetupRow, ticket: Ticket) -> str:
        """The participant who comes with it."""
        return participant_of(row.key, ticket.number, ticket.life)

    def holds(self, row: MeetupRow, ticket: Ticket) -> bool:
        """Whether the ticket is in use on this device, and nowhere else."""
        return self.home.look(row.id, lambda meetup: meetup.tickets.holds(ticket))

    def was_freed(self, row: MeetupRow, ticket: Ticket) -> bool:
        """Whether it has begun another life since."""
        return self.home.look(row.id, lambda meetup: meetup.tickets.life(ticket.number)) > ticket.life

    def take(self, row: MeetupRow, ticket: Ticket, without: str | None = None) -> None:
        """From now on it is in use on this device, whose participant was `without` as long as it had none; raises NotAllowed when it is on another one."""
        former = (*ticket.former, *([without] if without else ()))
        taken = TakeTicket(ticket.number, ticket.life, ticket.device, former)
        self.home.carry_out(row.id, taken, Actor(DOOR), secrets.token_bytes(16), b"")

    def _shown(self, row: MeetupRow, number: int, device: str) -> Shown:
        life, used = self.home.look(row.id, lambda meetup: (meetup.tickets.life(number), meetup.tickets.taken.get(number)))
        ticket = self._ticket(row, number, life, device)
        return Shown(ticket, self._signer.sign(f"{row.id}-{number}-{life}").decode(), used is None, used == ticket.device)

    def _ticket(self, row: MeetupRow, number: int, life: int, device: str) -> Ticket:
        return Ticket(number, life, self._digest(row, device), tuple(participant_of(row.key, number, each) for each in range(life)))

    def _digest(self, row: MeetupRow, device: str) -> str:
        return hmac.new(row.key, f"device:{device}".encode(), hashlib.sha256).hexdigest()[:32]
