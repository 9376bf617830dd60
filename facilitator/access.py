"""Who someone is and what they may open: the only door.

A phone has a random token in a cookie, another one for each meetup, so that forgetting one evening leaves the others alone; within
the meetup it becomes a participant, HMAC(meetup key, token), and nothing of the token is kept. With a ticket the participant is that of
the ticket's life, until it is freed; `door` lets tickets in.
Desk, operator, remote and screen come with a link, exchanged for a cookie; organisers with a one-time link or a token.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from itsdangerous import BadSignature, Signer, TimestampSigner

from facilitator.door import TicketDoor
from facilitator.errors import NotAllowed, TooFast, UnknownCode
from facilitator.home import LINKED, Home
from facilitator.meetup.tickets import Ticket
from facilitator.meetup.words import AUDIENCES, OFFICE, PHONE, Actor
from facilitator.store import LinkRow, MeetupRow
from facilitator.wrong_codes import WrongCodes

OFFICE_COOKIE = "facilitator_office"
OFFICE_DAYS = 30


@dataclass(frozen=True)
class Identity:
    """Someone on one surface of one meetup. `stamp` signs receipts; of a phone it can't be made again from what is stored."""

    meetup: str
    audience: str
    stamp: bytes
    participant: str | None = None
    link: str | None = None
    ticket: Ticket | None = None

    @property
    def actor(self) -> Actor:
        return Actor(self.audience, self.participant, self.ticket)


def surface_cookie(audience: str, meetup: str) -> str:
    """The name of the cookie by which a phone, or who came by a link, is known in a meetup."""
    return f"facilitator_{audience}_{meetup}"


def ticket_cookie(meetup: str) -> str:
    """The name of the cookie that says with which ticket a phone came."""
    return f"facilitator_ticket_{meetup}"


class Access:
    def __init__(self, home: Home, secret: bytes, organiser_token: str, wrong_codes: int, now: Callable[[], float] = time.time) -> None:
        self.home, self.now, self.wrong_codes = home, now, WrongCodes(wrong_codes)
        self.door = TicketDoor(home, secret, wrong_codes)
        self._organiser_token = organiser_token
        self._first_link: str | None = secrets.token_urlsafe(24)
        self._signers = {use: Signer(secret, salt=f"facilitator.{use}", digest_method=hashlib.sha256) for use in ("phone", "link", "csrf")}
        self._office = TimestampSigner(secret, salt="facilitator.office", digest_method=hashlib.sha256)
        self._links = {link.id: link for link in home.store.links()}
        self.on_revoked: Callable[[str], None] = lambda link: None
        self.on_parted: Callable[[Identity], None] = lambda who: None
        self._lock = threading.Lock()

    # phones

    def new_phone(self) -> str:
        return self._signers["phone"].sign(secrets.token_urlsafe(16)).decode()

    def is_phone(self, cookie: str | None) -> bool:
        return cookie is not None and self._signers["phone"].validate(cookie)

    def phone(self, row: MeetupRow, cookie: str | None, note: str | None = None) -> Identity:
        """Who comes with this cookie, and with the note of a ticket. Whether that ticket holds is to be asked (`holds`)."""
        if cookie is None or not self.is_phone(cookie):
            raise NotAllowed("This page is too old. Open the address of the meetup again.")
        ticket = self.door.ticket(row, note, cookie)
        participant = self.door.holder(row, ticket) if ticket else _keyed(row.key, "participant", cookie).hex()[:32]
        return Identity(row.id, PHONE, _keyed(row.key, "receipt", cookie), participant=participant, ticket=ticket)

    def holds(self, row: MeetupRow, who: Identity) -> bool:
        """Whether somebody may be here as who they say they are. May wait, for the ticket of who has one."""
        return who.ticket is None or self.door.holds(row, who.ticket)

    def part(self, who: Identity) -> None:
        """A phone throws its cookie away, or has a ticket from now on; whatever of it is still open, in another tab, is put out."""
        self.on_parted(who)

    # links

    def link_token(self, link: LinkRow) -> str:
        return self._signers["link"].sign(link.id).decode()

    def link(self, meetup: str, audience: str) -> LinkRow:
        """The link of an audience that works now."""
        return next(link for link in self._links.values() if (link.meetup, link.audience, link.revoked_at) == (meetup, audience, None))

    def add_links(self, meetup: str) -> None:
        """Takes up the links of a meetup that was just made."""
        self._links |= {link.id: link for link in self.home.in_store(self.home.store.links) if link.meetup == meetup}

    def forget_links(self, meetup: str) -> None:
        """A meetup was deleted: whoever has a link to it is told that it does not work."""
        with self._lock:
            self._links = {link.id: link for link in self._links.values() if link.meetup != meetup}

    def open_link(self, token: str | None) -> LinkRow:
        """The link that a token (of an address or a cookie) stands for; refused when it is forged or revoked."""
        try:
            link = self._links[self._signers["link"].unsign(token or "").decode()]
        except (BadSignature, KeyError):
            raise NotAllowed("This link does not work. Ask the organiser for a new one.") from None
        if link.revoked_at is not None:
            raise NotAllowed("This link was withdrawn. Ask the organiser for the new one.")
        return link

    def renew_link(self, meetup: str, audience: str) -> LinkRow:
        """A new link for an audience; who came by the old one is out at once."""
        if audience not in LINKED:
            raise NotAllowed("There is no such link.")
        made = LinkRow(secrets.token_hex(8), meetup, audience, self.now(), None)
        with self._lock:
            self.home.in_store(self.home.store.replace_links, made)
            old = [link for link in self._links.values() if (link.meetup, link.audience, link.revoked_at) == (meetup, audience, None)]
            self._links |= {link.id: replace(link, revoked_at=made.made_at) for link in old} | {made.id: made}
        for link in old:
            self.on_revoked(link.id)
        return made

    def surface(self, row: MeetupRow, audience: str, cookies: Mapping[str, str]) -> Identity:
        """Who comes to a surface of a meetup with these cookies; NotAllowed when they may not."""
        if audience == OFFICE:
            self.organiser(cookies.get(OFFICE_COOKIE), None)
            return Identity(row.id, OFFICE, _keyed(row.key, "receipt", OFFICE))  # the same after logging in anew: what was under way counts once
        if audience not in AUDIENCES:
            raise NotAllowed("There is no such surface.")
        if audience == PHONE:
            return self.phone(row, cookies.get(surface_cookie(PHONE, row.id)), cookies.get(ticket_cookie(row.id)))
        link = self.open_link(cookies.get(surface_cookie(audience, row.id)))
        if (link.meetup, link.audience) != (row.id, audience):
            raise NotAllowed("This link is for another page. Ask the organiser for the right one.")
        return Identity(row.id, audience, _keyed(row.key, "receipt", link.id), link=link.id)

    # the join code

    def join(self, code: str, address: str) -> MeetupRow:
        """The meetup of a join code. Too many wrong codes in a minute are refused (`WrongCodes`); right codes always work. Those of a rehearsal that is over
        are told so always: its whole room asks."""
        try:
            return self.home.find(code)
        except UnknownCode:
            if not self.home.was_rehearsal(code) and not self.wrong_codes.may_try(address):
                raise TooFast("Too many wrong codes were tried from this network. Wait a minute and try again.") from None
            raise

    # organisers

    def first_link(self) -> str | None:
        """The token of the one-time link that the server prints, until it was used."""
        return self._first_link

    def log_in(self, token: str) -> str:
        """The cookie for who brings the one-time link's token, or the organiser token."""
        with self._lock:
            if self._first_link and hmac.compare_digest(token.encode(), self._first_link.encode()):
                self._first_link = None
            elif not self.is_organiser_token(token):
                raise NotAllowed("This link has been used already, or is of an earlier start of the server. Start the server again for a new one.")
        return self._office.sign(secrets.token_urlsafe(16)).decode()

    def is_organiser_token(self, token: str) -> bool:
        return bool(self._organiser_token) and hmac.compare_digest(token.encode(), self._organiser_token.encode())

    def organiser(self, cookie: str | None, authorization: str | None) -> None:
        """Refuses who is no organiser."""
        scheme, _, token = (authorization or "").partition(" ")
        if scheme.lower() == "bearer" and self.is_organiser_token(token.strip()):
            return
        try:
            self._office.unsign(cookie or "", max_age=OFFICE_DAYS * 24 * 3600)
        except BadSignature:
            raise NotAllowed("Only the organiser may do this. Open the link that the server printed when it started.") from None

    def csrf(self, cookie: str) -> str:
        return self._signers["csrf"].get_signature(cookie).decode()

    def check_csrf(self, cookie: str, given: str) -> None:
        if not hmac.compare_digest(self.csrf(cookie).encode(), given.encode()):
            raise NotAllowed("This form is too old. Load the page again and send it once more.")


def _keyed(key: bytes, use: str, text: str) -> bytes:
    return hmac.new(key, f"{use}:{text}".encode(), hashlib.sha256).digest()
