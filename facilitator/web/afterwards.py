"""The page of an evening that is over, for who took part: what was brought, what was agreed and what happens next. Its address may be shared.

The device that took part finds its own marked there; it works until a day that the settings say, without a script, and on paper.
"""

from __future__ import annotations

from datetime import datetime

from babel.dates import format_date
from flask import Blueprint, Response, redirect
from werkzeug.wrappers import Response as AnyResponse

from facilitator.errors import TooFast, UnknownCode
from facilitator.meetup.life import REOPEN_SECONDS, SEALED
from facilitator.meetup.words import AFTERWARDS, OFFICE, Document
from facilitator.web.afterwards_sections import Afterwards, number_of
from facilitator.web.phone_page import frame
from facilitator.web.phone_sections import OVER
from facilitator.web.site import Site
from facilitator.web.visits import Visit, Visits

DAY = 24 * 3600


def make(site: Site) -> Blueprint:
    pages = Blueprint("afterwards", __name__, url_prefix="/<int:number>/after")
    visits = Visits(site)
    for refusal in (UnknownCode, TooFast):
        pages.register_error_handler(refusal, visits.wrong_code)

    @pages.get("")
    def page(number: int) -> AnyResponse:
        """Sends on to the evening while that goes on. Whoever reads it here for the first time is no participant by that, and gets no cookie."""
        visit = visits.come(number)
        meetup, now = of_evening(visit), site.home.now()
        if meetup["state"] not in OVER:
            return redirect(f"/{number}", 303)
        answer = gone(visit) if meetup["state"] == SEALED or now >= works_until(site, meetup) else shown(visit, meetup, now)
        return visits.keep(visit, answer) if visit.known else answer

    def shown(visit: Visit, meetup: Document, now: float) -> Response:
        language, streams = site.language(), visit.live.streams
        told = Afterwards(streams[AFTERWARDS].docs(), visit.mine if visit.known else {}, streams[OFFICE].docs()["show"]["steps"], language)
        around = frame(language, meetup, visit.row.code, "/after")
        facts = {**told.facts(), "known": visit.known, "until": until_words(site, meetup), "may_go_on": not is_settled(meetup, now), "number_of": number_of}
        return visits.page("phone/after.html", **around, **facts)

    def gone(visit: Visit) -> Response:
        answer = visits.page("phone/after_gone.html", **frame(site.language(), visit.docs["meetup"], visit.row.code, "/after"))
        answer.status_code = 410
        return answer

    return pages


def of_evening(visit: Visit) -> Document:
    return visit.live.streams[AFTERWARDS].docs()["meetup"]


def is_settled(meetup: Document, now: float) -> bool:
    """Whether the evening is over for good: it can't be taken up again."""
    return meetup["state"] in OVER and meetup["closed_at"] is not None and now - meetup["closed_at"] > REOPEN_SECONDS


def works_until(site: Site, meetup: Document) -> float:
    """Seconds since 1970."""
    return float((meetup["closed_at"] or 0) + site.settings.seal_days * DAY)


def until_words(site: Site, meetup: Document) -> str:
    """The day, in words; empty while the evening is not over."""
    day = datetime.fromtimestamp(works_until(site, meetup))
    return format_date(day, "d MMMM y", locale=site.language()) if meetup["closed_at"] else ""
