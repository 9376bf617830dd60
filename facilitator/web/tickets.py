"""A ticket at the door: scanned or typed, and then used on this phone by one press. Works with and without a script.

Scanning only shows it: what reads links before people do (a mail filter, a preview) uses up no ticket, and the secret is gone from the address bar at once.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from facilitator.access import ticket_cookie
from facilitator.door import Shown
from facilitator.errors import NotAllowed, Refusal, TooFast, UnknownCode
from facilitator.language import sentence
from facilitator.web.api import check_same_site
from facilitator.web.floods import Floods
from facilitator.web.phone_page import frame
from facilitator.web.site import Site
from facilitator.web.visits import Visit, Visits

SHOWN_COOKIE = "facilitator_shown"  # the note of a ticket that this phone scanned and does not use yet
SHOWN_FOR = timedelta(hours=1)


def make(site: Site) -> Blueprint:
    pages = Blueprint("tickets", __name__, url_prefix="/<int:number>")
    visits, floods = Visits(site), Floods()
    for refusal in (UnknownCode, TooFast):
        pages.register_error_handler(refusal, visits.wrong_code)

    @pages.get("/k/<code>")
    def scan(number: int, code: str) -> AnyResponse:
        visit = visits.come(number)
        try:
            shown = site.access.door.show(visit.row, code, visit.cookie, request.remote_addr or "")
        except Refusal as refusal:
            return visits.keep(visit, show(visit, error=sentence(site.language(), refusal), status=refusal.status))
        answer = visits.keep(visit, redirect_to(f"/{number}/ticket"))
        answer.set_cookie(SHOWN_COOKIE, shown.note, max_age=SHOWN_FOR, httponly=True, samesite="Lax", secure=site.is_secure(), path=f"/{number}/ticket")
        return answer

    @pages.get("/ticket")
    def ticket(number: int) -> Response:
        """The ticket that was scanned, or a field for its code."""
        visit = visits.come(number)
        shown = site.access.door.again(visit.row, request.cookies.get(SHOWN_COOKIE), visit.cookie)
        return visits.keep(visit, in_use(visit, shown) if shown and not (shown.free or shown.own) else show(visit, shown))

    @pages.post("/ticket")
    def use(number: int) -> AnyResponse:
        """Uses the ticket whose code was typed, or else the one that was scanned."""
        visit, code = visits.come(number), request.form.get("code", "")
        try:
            check_same_site(site)
            if not visit.known:
                raise NotAllowed("We don't know this phone yet. Send it once more. Does it fail again? Then allow cookies for this page.")
            floods.spend(visit.who)
            given = request.cookies.get(SHOWN_COOKIE) if not code else None
            shown = (
                site.access.door.again(visit.row, given, visit.cookie)
                if given
                else site.access.door.show(visit.row, code, visit.cookie, request.remote_addr or "")
            )
        except Refusal as refusal:
            return visits.keep(visit, show(visit, error=sentence(site.language(), refusal), code=code[:20], status=refusal.status))
        if shown is None:  # it was freed meanwhile
            return redirect_to(f"/{number}/ticket")
        return take(visit, shown)

    def take(visit: Visit, shown: Shown) -> AnyResponse:
        try:
            site.access.door.take(visit.row, shown.ticket, visit.who.participant if visit.who.ticket is None else None)
        except NotAllowed:
            return visits.keep(visit, in_use(visit, shown))
        site.access.part(visit.who)  # what is still open of this phone without the ticket
        answer = redirect(f"/{visit.row.code}", 303)
        site.set_cookie(answer, ticket_cookie(visit.row.id), shown.note)
        answer.delete_cookie(SHOWN_COOKIE, path=f"/{visit.row.code}/ticket")
        return answer

    def in_use(visit: Visit, shown: Shown) -> Response:
        answer = page("phone/ticket_in_use.html", visit, shown=shown)
        answer.status_code = NotAllowed.status
        answer.delete_cookie(SHOWN_COOKIE, path=f"/{visit.row.code}/ticket")
        return answer

    def show(visit: Visit, shown: Shown | None = None, *, error: str | None = None, code: str = "", status: int = 200) -> Response:
        own = visit.who.ticket.number if visit.who.ticket else None
        answer = page("phone/ticket.html", visit, shown=shown, error=error, typed=code, own=own, leaves=visit.gave_something and own is None)
        answer.status_code = status
        return answer

    def page(template: str, visit: Visit, **given: Any) -> Response:
        return visits.page(template, **frame(site.language(), visit.docs["meetup"], visit.row.code, "/ticket"), **given)

    return pages


def redirect_to(path: str) -> Response:
    return Response(status=303, headers={"Location": path})
