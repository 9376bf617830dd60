"""A visit: one request of a phone to a page of a meetup. Who it is, what it may read, and how a page reaches it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Response, g, make_response, render_template, request

from facilitator.access import Identity, surface_cookie, ticket_cookie
from facilitator.errors import Refusal
from facilitator.home import LiveMeetup
from facilitator.language import sentence
from facilitator.meetup.words import PHONE, Document
from facilitator.store import MeetupRow
from facilitator.web.phone_page import AGAIN_SECONDS, frame
from facilitator.web.phone_sheet import COOKIE, Sheet, sheet_for
from facilitator.web.shared_page import SharedPage
from facilitator.web.site import Site

NO_ROLE_COOKIE = "facilitator_no_role"  # of one meetup: this phone would rather not say its role


@dataclass(frozen=True)
class Visit:
    """`known`: the phone brought its cookie; else it gets this one. `full`: it is new, and the server has no room for it. `lost`: it brought a ticket that is
    in use on it no more, and is here without; `freed`: that ticket's number, when it was freed since."""

    row: MeetupRow
    live: LiveMeetup
    who: Identity
    cookie: str
    known: bool
    full: bool
    lost: bool = False
    freed: int | None = None

    @property
    def docs(self) -> dict[str, Document]:
        return self.live.streams[PHONE].docs()

    @property
    def mine(self) -> dict[str, Document]:
        return self.live.own_stream(self.who.participant or "").docs()

    @property
    def gave_something(self) -> bool:
        """Whether there is anything of this phone's own to show."""
        return self.who.participant in self.live.own


class Visits:
    """What the pages of a phone share; see `Visit`."""

    def __init__(self, site: Site) -> None:
        self.site = site

    def find(self, code: str) -> MeetupRow:
        return self.site.access.join(code, request.remote_addr or "")

    def come(self, number: int) -> Visit:
        """The phone that asks now. One that brought its cookie is in the room from now on."""
        row = self.find(f"{number}")
        live = self.site.home.live(row.id)
        g.meetup_language = live.streams[PHONE].docs()["meetup"]["language"]
        given = request.cookies.get(surface_cookie(PHONE, row.id))
        known = self.site.access.is_phone(given)
        cookie = str(given) if known else self.site.access.new_phone()
        note = request.cookies.get(ticket_cookie(row.id))
        who = self.site.access.phone(row, cookie, note)
        lost = note is not None and not (who.ticket and self.site.access.holds(row, who))
        freed = who.ticket.number if lost and who.ticket and self.site.access.door.was_freed(row, who.ticket) else None
        who = self.site.access.phone(row, cookie) if lost else who
        if known:
            self.site.presence.visited(who)
        return Visit(row, live, who, cookie, known, full=not known and self.site.presence.is_full(self.site.settings.connections), lost=lost, freed=freed)

    def keep(self, visit: Visit, answer: Response) -> Response:
        """The phone is known as long as it may read what came of the evening."""
        self.site.set_cookie(answer, surface_cookie(PHONE, visit.row.id), visit.cookie, days=self.site.settings.seal_days + 1)
        if visit.lost and not visit.freed:
            answer.delete_cookie(ticket_cookie(visit.row.id), path="/")
        return answer

    def forget_ticket(self, visit: Visit, answer: Response) -> Response:
        """Its holder was told that it was freed, and goes on without."""
        answer.delete_cookie(ticket_cookie(visit.row.id), path="/")
        return answer

    # pages

    def sheet(self) -> Sheet:
        return sheet_for(has=request.cookies.get(COOKIE) == self.site.static_version)

    def page(self, template: str, **given: Any) -> Response:
        return self.answer(render_template(template, sheet=self.sheet(), **given))

    def answer(self, html: str | bytes, status: int = 200) -> Response:
        answer = make_response(html, status)
        policy = self.site.policy(self.sheet().hashes)
        answer.headers["Content-Security-Policy"] = policy.replace("media-src 'self'", "media-src 'self' blob:")  # a clip that was brought near
        return answer

    def answer_shared(self, shared: SharedPage, end: str) -> Response:
        """A page of which only the end is somebody's own."""
        packed = request.accept_encodings.quality("gzip") > 0
        answer = self.answer(shared.gzipped(end.encode()) if packed else shared.whole(end.encode()))
        answer.vary.add("Accept-Encoding")
        if packed:
            answer.headers["Content-Encoding"] = "gzip"
        return answer

    def wrong_code(self, refusal: Refusal, code: str = "") -> Response:
        """The field for the code, with the sentence why this one opens nothing."""
        answer = self.page("phone/code.html", error=sentence(self.site.language(), refusal), code=code)
        answer.status_code = refusal.status
        return answer

    def full(self, visit: Visit) -> Response:
        """There is no room for one phone more. It asks again by itself, until somebody would rather not."""
        around = frame(self.site.language(), visit.docs["meetup"], visit.row.code)
        again = "still" not in request.args
        answer = self.page("phone/full.html", **around, again=again)
        answer.status_code = 503
        if again:
            answer.headers["Refresh"] = str(AGAIN_SECONDS)
        return answer
